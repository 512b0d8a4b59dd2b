"""Whoever has to do something hears of it by e-mail, and answers from a phone without a password.

An officer or clerk says who is told; whoever was told is reminded. A link opens what its address has to do
now, so that it opens nothing any more once that was given to somebody else.
"""
