"""The program as a person meets it: in a real terminal, from outside."""
