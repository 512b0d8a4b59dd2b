"""Years, quarters and months as the field counts them, and dates as people print them.

A financial year starts in April unless ``start_month`` says otherwise. A period
knows its first and last day, its neighbours, the words that people read
("Quarter 1 (April to June 2016)") and the code that commands and addresses use
("2016-17Q1"). A date as printed keeps the words given exactly, beside whatever
could be understood from them.
"""

from csp.periods.clock import clock_words, parse_clock
from csp.periods.printed import AsPrinted, parse_date, parse_printed, parse_year, year_words
from csp.periods.years import (
    LONDON,
    CalendarYear,
    FinancialYear,
    Month,
    Period,
    Quarter,
    YearPart,
    date_words,
    financial_year_of,
    month_of,
    overlaps,
    parse_code,
    part_of,
    plan_words,
    quarter_of,
    range_words,
    today,
)

__all__ = [
    "LONDON",
    "AsPrinted",
    "CalendarYear",
    "FinancialYear",
    "Month",
    "Period",
    "Quarter",
    "YearPart",
    "clock_words",
    "date_words",
    "financial_year_of",
    "month_of",
    "overlaps",
    "parse_clock",
    "parse_code",
    "parse_date",
    "parse_printed",
    "parse_year",
    "part_of",
    "plan_words",
    "quarter_of",
    "range_words",
    "today",
    "year_words",
]
