"""Links that are sent by e-mail and opened without a password.

A link is made when its e-mail is written, as the secret in it is kept nowhere. Whoever knows the address
may open what it opens, so that must be little; it ends by itself on a day, by a button, and with the right
of whoever holds it. What a link never opens, whatever its holder may read when signed in: what is restricted.
"""
