"""What somebody has to do because a meeting or a sign-off asked for it: the list, the steps, the e-mails.

Knows nothing of meetings: what ties an action to an item stands above, and calls the services here.
"""
