"""The diary as the program keeps it: what is entered becomes records, and comes back as entries."""
