"""A team's own packs: read, held against their form, and made into rules."""
