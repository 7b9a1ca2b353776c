"""Days off and worked weekends of Vietnamese offices, 2020-2027: (first day, last day, name), by the yearly notices.

Rule: Labour Code 45/2019/QH14, art. 111 and 112 (a holiday on a weekly day of rest moves to the next working day).
2020-2025 follow the notices of those years. 2026 has the two exchanges 02/01 for 10/01 (12729/VPCP-KGVX) and 31/8 for 22/8.
24/11 (Ngày Văn hóa Việt Nam, Resolution 80-NQ/TW) waits for the amended Labour Code. 2027 is computed: Tết, Quốc khánh
and the exchanges of that year are not decided yet.
"""

from datetime import date

from tracker.domain.text import N_

_NEW_YEAR = N_("Tết Dương lịch")
_TET = N_("Tết Nguyên đán")
_HUNG_KINGS = N_("Giỗ Tổ Hùng Vương")
_VICTORY_AND_LABOUR = N_("Ngày Chiến thắng và Ngày Quốc tế Lao động")
_NATIONAL_DAY = N_("Quốc khánh")
_CULTURE_DAY = N_("Ngày Văn hóa Việt Nam")
_EXCHANGED = N_("Ngày nghỉ hoán đổi")

DAYS_OFF = (
    (date(2020, 1, 1), date(2020, 1, 1), _NEW_YEAR),
    (date(2020, 1, 23), date(2020, 1, 29), _TET),
    (date(2020, 4, 2), date(2020, 4, 2), _HUNG_KINGS),
    (date(2020, 4, 30), date(2020, 5, 1), _VICTORY_AND_LABOUR),
    (date(2020, 9, 2), date(2020, 9, 2), _NATIONAL_DAY),
    (date(2021, 1, 1), date(2021, 1, 1), _NEW_YEAR),
    (date(2021, 2, 10), date(2021, 2, 16), _TET),
    (date(2021, 4, 21), date(2021, 4, 21), _HUNG_KINGS),
    (date(2021, 4, 30), date(2021, 5, 3), _VICTORY_AND_LABOUR),
    (date(2021, 9, 2), date(2021, 9, 3), _NATIONAL_DAY),
    (date(2022, 1, 1), date(2022, 1, 3), _NEW_YEAR),
    (date(2022, 1, 31), date(2022, 2, 4), _TET),
    (date(2022, 4, 10), date(2022, 4, 11), _HUNG_KINGS),
    (date(2022, 4, 30), date(2022, 5, 3), _VICTORY_AND_LABOUR),
    (date(2022, 9, 1), date(2022, 9, 2), _NATIONAL_DAY),
    (date(2023, 1, 1), date(2023, 1, 2), _NEW_YEAR),
    (date(2023, 1, 20), date(2023, 1, 26), _TET),
    (date(2023, 4, 29), date(2023, 4, 29), _HUNG_KINGS),
    (date(2023, 4, 30), date(2023, 5, 3), _VICTORY_AND_LABOUR),
    (date(2023, 9, 1), date(2023, 9, 4), _NATIONAL_DAY),
    (date(2024, 1, 1), date(2024, 1, 1), _NEW_YEAR),
    (date(2024, 2, 8), date(2024, 2, 14), _TET),
    (date(2024, 4, 18), date(2024, 4, 18), _HUNG_KINGS),
    (date(2024, 4, 29), date(2024, 4, 29), _EXCHANGED),
    (date(2024, 4, 30), date(2024, 5, 1), _VICTORY_AND_LABOUR),
    (date(2024, 9, 2), date(2024, 9, 3), _NATIONAL_DAY),
    (date(2025, 1, 1), date(2025, 1, 1), _NEW_YEAR),
    (date(2025, 1, 27), date(2025, 2, 2), _TET),
    (date(2025, 4, 7), date(2025, 4, 7), _HUNG_KINGS),
    (date(2025, 4, 30), date(2025, 5, 1), _VICTORY_AND_LABOUR),
    (date(2025, 5, 2), date(2025, 5, 2), _EXCHANGED),
    (date(2025, 9, 1), date(2025, 9, 2), _NATIONAL_DAY),
    (date(2026, 1, 1), date(2026, 1, 1), _NEW_YEAR),
    (date(2026, 1, 2), date(2026, 1, 2), _EXCHANGED),
    (date(2026, 2, 16), date(2026, 2, 20), _TET),
    (date(2026, 4, 26), date(2026, 4, 27), _HUNG_KINGS),
    (date(2026, 4, 30), date(2026, 5, 1), _VICTORY_AND_LABOUR),
    (date(2026, 8, 31), date(2026, 8, 31), _EXCHANGED),
    (date(2026, 9, 1), date(2026, 9, 2), _NATIONAL_DAY),
    (date(2026, 11, 24), date(2026, 11, 24), _CULTURE_DAY),
    (date(2027, 1, 1), date(2027, 1, 1), _NEW_YEAR),
    (date(2027, 2, 4), date(2027, 2, 10), _TET),
    (date(2027, 4, 16), date(2027, 4, 16), _HUNG_KINGS),
    (date(2027, 4, 30), date(2027, 5, 3), _VICTORY_AND_LABOUR),
    (date(2027, 9, 2), date(2027, 9, 3), _NATIONAL_DAY),
    (date(2027, 11, 24), date(2027, 11, 24), _CULTURE_DAY),
)

WORKED_WEEKENDS = (
    date(2024, 5, 4),
    date(2025, 4, 26),
    date(2026, 1, 10),
    date(2026, 8, 22),
)
