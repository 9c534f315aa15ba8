"""The report for a clinician and the paper session: read from the diary, shown, written."""
