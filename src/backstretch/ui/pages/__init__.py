"""One page a file; each has one `show_state` and emits what was asked."""
