"""What the entries of a diary say together: frozen states from records, nothing else."""
