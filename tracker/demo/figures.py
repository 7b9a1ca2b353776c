"""The money and the indicators of the demo: totals and named units are the report's, the rest is made up."""

from datetime import date

from tracker.demo.story import day
from tracker.domain.indicators import IndicatorKind as K
from tracker.domain.money import BudgetStage, MoneyKind
from tracker.domain.money import PaymentKind as Pay

LINES = (
    # number, parent, stage, kind, unit, task, title, amount
    (
        "A",
        None,
        BudgetStage.ASSIGNED,
        MoneyKind.RECURRENT,
        "kinhte",
        "3",
        "kinh phí sự nghiệp khoa học và công nghệ",
        240_000_000,
    ),
    (
        "A1",
        "A",
        BudgetStage.ALLOCATED,
        MoneyKind.RECURRENT,
        "kinhte",
        "18",
        "TCVN ISO 9001:2015 cho 04 xã",
        160_000_000,
    ),
    (
        "A2",
        "A",
        BudgetStage.ALLOCATED,
        MoneyKind.RECURRENT,
        "kinhte",
        "5",
        "Hội đồng, đề tài cấp cơ sở",
        50_000_000,
    ),
    (
        "A3",
        "A",
        BudgetStage.ALLOCATED,
        MoneyKind.RECURRENT,
        "kinhte",
        "13",
        "Hội thảo, tuyên truyền",
        30_000_000,
    ),
    (
        "B",
        None,
        BudgetStage.ASSIGNED,
        MoneyKind.CAPITAL,
        "vanphong",
        "8",
        "trang bị, nâng cấp phần mềm, ứng dụng công nghệ thông tin và cải cách thủ tục hành chính",
        5_000_000_000,
    ),
    ("B1", "B", BudgetStage.ALLOCATED, MoneyKind.CAPITAL, "vanphong", "8", "Phần mềm", 2_200_000_000),
    (
        "B2",
        "B",
        BudgetStage.ALLOCATED,
        MoneyKind.CAPITAL,
        "vanphong",
        "10",
        "Hạ tầng, thiết bị",
        2_000_000_000,
    ),
    (
        "B3",
        "B",
        BudgetStage.ALLOCATED,
        MoneyKind.CAPITAL,
        "vanphong",
        "12",
        "Cổng thông tin điện tử",
        800_000_000,
    ),
)

PAYMENTS = (
    # line, day, how, amount, note
    ("B3", day(29, 3), Pay.PAID, 750_000_000, "Thanh toán cổng thông tin điện tử"),
    ("A1", day(15, 4), Pay.ADVANCE, 40_000_000, "Tạm ứng, 10.000.000 đồng mỗi xã"),
    ("A3", day(20, 5), Pay.PAID, 12_000_000, "Hội thảo, tuyên truyền"),
    ("B1", day(31, 5), Pay.ADVANCE, 500_000_000, "Tạm ứng phần mềm"),
    ("A1", day(10, 6), Pay.PAID, 44_000_000, "11.000.000 đồng mỗi xã"),
)

Reading = tuple[date, int, int | None]

INDICATORS: tuple[tuple[str, str, K, str, tuple[int, int | None] | None, tuple[Reading, ...]], ...] = (
    # code, title, kind, unit of measure, target (value, denominator), readings (day, value, denominator)
    (
        "CT1",
        "Số xã triển khai xây dựng, áp dụng TCVN ISO 9001:2015 trong năm",
        K.RATIO,
        "xã",
        (4, 4),
        ((day(14, 6), 4, 4),),
    ),
    ("CT2", "Số xã công bố Hệ thống phù hợp tiêu chuẩn", K.RATIO, "xã", (4, 4), ((day(14, 6), 0, 4),)),
    (
        "CT3",
        "Cơ quan, đơn vị, UBND xã có máy vi tính, kết nối Internet",
        K.RATIO,
        "đơn vị",
        (28, 28),
        ((day(14, 6), 28, 28),),
    ),
    (
        "CT4",
        "TTHC cấp huyện thực hiện mức độ 4",
        K.RATIO,
        "thủ tục",
        (131, 262),
        ((day(31, 3), 42, 262), (day(14, 6), 58, 262)),
    ),
    (
        "CT5",
        "Đề tài, dự án cấp cơ sở đăng ký",
        K.COUNT,
        "đề tài",
        (5, None),
        ((day(31, 3), 2, None), (day(31, 5), 3, None)),
    ),
    (
        "CT6",
        "Sản phẩm được hướng dẫn tham gia bình chọn OCOP",
        K.COUNT,
        "sản phẩm",
        (5, None),
        ((day(3, 6), 6, None),),
    ),
    (
        "CT7",
        "Tin, bài về KH&CN trên sóng truyền thanh",
        K.CUMULATIVE,
        "tin, bài",
        (36, None),
        ((day(31, 3), 9, None), (day(14, 6), 16, None)),
    ),
    (
        "CT8",
        "Sản phẩm dự thi sáng tạo thanh thiếu niên (THCS 8, tiểu học 3)",
        K.BREAKDOWN,
        "sản phẩm",
        None,
        ((day(14, 6), 11, None),),
    ),
    ("CT9", "Công chức phụ trách KH&CN được tập huấn", K.RATIO, "người", (16, 16), ((day(14, 6), 0, 16),)),
    (
        "CT10",
        "Tỷ lệ giải ngân kinh phí sự nghiệp",
        K.MONEY_RATIO,
        "đồng",
        (240_000_000, 240_000_000),
        ((day(14, 6), 96_000_000, 240_000_000),),
    ),
    (
        "CT11",
        "Tỷ lệ giải ngân vốn đầu tư",
        K.MONEY_RATIO,
        "đồng",
        (5_000_000_000, 5_000_000_000),
        ((day(14, 6), 1_250_000_000, 5_000_000_000),),
    ),
)
