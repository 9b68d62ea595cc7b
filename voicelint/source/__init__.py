"""Text to a positioned tree."""
