"""The clock: exactly one, however many processes are started; a ticker and nothing more.

What is due comes from the database, and a unique key makes it happen once; the scheduler only beats.
"""
