"""The moving figure as pure geometry: no Qt, nothing painted."""
