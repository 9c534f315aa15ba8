"""Exercises, routines and phrases: read from files, checked for sense, frozen."""
