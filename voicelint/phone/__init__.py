"""What libphonenumber says of a number."""
