"""What runs when voicelint is built: packs and metadata are checked and compiled, never at run time."""
