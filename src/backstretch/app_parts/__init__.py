"""Parts of the window's composition root: what is made once, and what answers the pages."""
