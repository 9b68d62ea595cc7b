"""What written values mean: durations, rates, times, numbers, URLs."""
