"""The diary: what was done, kept in one file that no code path may rewrite."""
