"""The vendor APIs: what each can take, and how a spec becomes its request."""
