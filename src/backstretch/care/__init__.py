"""What pain asks for: the light of a run, the morning after, warning signs, what stands."""
