"""Parts of the diary's composition in the window."""
