"""The moving figure as pure geometry: no Qt, nothing painted.

A pose file becomes `Poses` (`reading`), these a `Motion` on a side (`moving`), each frame of it
a `Skeleton` (`solving`), and that, seen by a `Camera` (`camera`), the layers that a painter puts
down from back to front (`scenery`, `coats`, then `scenery.worn`). `ways` leads from one motion to
the next, `book` finds all of them, `scene` says which moment of which is shown.
"""
