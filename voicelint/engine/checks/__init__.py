"""Checks that reason: each module is one subject, each function one rule's check."""
