"""The units and people of the demo office (made up but for names of offices); see the banner on every page."""

from datetime import date

from tracker.domain.roles import Role
from tracker.domain.units import UnitKind

FOUNDED = date(2016, 1, 1)
DOMAIN = "tayson.example"

ROOT = ("ubnd", "UBND huyện Tây Sơn", "UBND huyện", UnitKind.COMMITTEE)
PARTY = ("huyenuy", "Huyện ủy Tây Sơn", "Huyện ủy", UnitKind.PARTY)

UNDER_ROOT = (
    ("vanphong", "Văn phòng HĐND và UBND", "Văn phòng", UnitKind.DEPARTMENT),
    ("noivu", "Phòng Nội vụ", "Phòng Nội vụ", UnitKind.DEPARTMENT),
    ("tuphap", "Phòng Tư pháp", "Phòng Tư pháp", UnitKind.DEPARTMENT),
    ("taichinh", "Phòng Tài chính - Kế hoạch", "Phòng TC-KH", UnitKind.DEPARTMENT),
    ("moitruong", "Phòng Tài nguyên và Môi trường", "Phòng TN&MT", UnitKind.DEPARTMENT),
    ("laodong", "Phòng Lao động - Thương binh và Xã hội", "Phòng LĐ-TB&XH", UnitKind.DEPARTMENT),
    ("vanhoa", "Phòng Văn hóa và Thông tin", "Phòng VH&TT", UnitKind.DEPARTMENT),
    ("giaoduc", "Phòng Giáo dục và Đào tạo", "Phòng GD&ĐT", UnitKind.DEPARTMENT),
    ("yte", "Phòng Y tế", "Phòng Y tế", UnitKind.DEPARTMENT),
    ("thanhtra", "Thanh tra huyện", "Thanh tra", UnitKind.DEPARTMENT),
    ("kinhte", "Phòng Kinh tế và Hạ tầng", "Phòng KT&HT", UnitKind.DEPARTMENT),
    ("nongnghiep", "Phòng Nông nghiệp và PTNT", "Phòng NN&PTNT", UnitKind.DEPARTMENT),
    ("dantoc", "Phòng Dân tộc", "Phòng Dân tộc", UnitKind.DEPARTMENT),
    ("ttvanhoa", "Trung tâm Văn hóa - Thông tin - Thể thao", "TT VH-TT-TT", UnitKind.PUBLIC_SERVICE),
    ("ttnongnghiep", "Trung tâm Dịch vụ nông nghiệp", "TT DVNN", UnitKind.PUBLIC_SERVICE),
    ("ttyte", "Trung tâm Y tế", "TT Y tế", UnitKind.PUBLIC_SERVICE),
    ("hoidong", "Hội đồng Tư vấn xác định nhiệm vụ KH&CN huyện", "Hội đồng Tư vấn", UnitKind.COUNCIL),
)

UNDER_PARTY = (
    ("tuyengiao", "Ban Tuyên giáo Huyện ủy", "Ban Tuyên giáo", UnitKind.PARTY),
    ("mattran", "UBMTTQ Việt Nam huyện", "UBMTTQVN huyện", UnitKind.FRONT),
    ("huyendoan", "Huyện đoàn", "Huyện đoàn", UnitKind.MASS_ORGANISATION),
    ("phunu", "Hội Liên hiệp Phụ nữ huyện", "Hội LHPN huyện", UnitKind.MASS_ORGANISATION),
    ("nongdan", "Hội Nông dân huyện", "Hội Nông dân huyện", UnitKind.MASS_ORGANISATION),
)

COMMUNES = (
    ("21808", "phuphong", "Phú Phong", UnitKind.TOWNSHIP),
    ("21811", "binhtan", "Bình Tân", UnitKind.COMMUNE),
    ("21814", "taythuan", "Tây Thuận", UnitKind.COMMUNE),
    ("21817", "binhthuan", "Bình Thuận", UnitKind.COMMUNE),
    ("21820", "taygiang", "Tây Giang", UnitKind.COMMUNE),
    ("21823", "binhthanh", "Bình Thành", UnitKind.COMMUNE),
    ("21826", "tayan", "Tây An", UnitKind.COMMUNE),
    ("21829", "binhhoa", "Bình Hòa", UnitKind.COMMUNE),
    ("21832", "taybinh", "Tây Bình", UnitKind.COMMUNE),
    ("21835", "binhtuong", "Bình Tường", UnitKind.COMMUNE),
    ("21838", "tayvinh", "Tây Vinh", UnitKind.COMMUNE),
    ("21841", "vinhan", "Vĩnh An", UnitKind.COMMUNE),
    ("21844", "tayxuan", "Tây Xuân", UnitKind.COMMUNE),
    ("21847", "binhnghi", "Bình Nghi", UnitKind.COMMUNE),
    ("21850", "tayphu", "Tây Phú", UnitKind.COMMUNE),
)

ISO_COMMUNES = ("vinhan", "taybinh", "tayvinh", "tayan")
"""In the order in which the plan names them: parts 18.1 to 18.4."""

PEOPLE = (
    ("leader", "Trần Minh Khoa", "Phó Chủ tịch UBND huyện", (Role.LEADER, Role.SIGNER), "ubnd"),
    ("head", "Nguyễn Hữu Phước", "Trưởng phòng Kinh tế và Hạ tầng", (Role.HEAD,), "kinhte"),
    ("officer", "Lê Thị Thanh Hà", "Chuyên viên Phòng Kinh tế và Hạ tầng", (Role.OFFICER,), "kinhte"),
    ("checker", "Đặng Thị Hồng Vân", "Chánh Văn phòng HĐND và UBND", (Role.CHECKER,), "ubnd"),
    ("clerk", "Nguyễn Thị Bích Ngọc", "Văn thư, Văn phòng HĐND và UBND", (Role.CLERK,), "ubnd"),
    ("officer2", "Phạm Đức Long", "Chuyên viên Văn phòng HĐND và UBND", (Role.OFFICER,), "vanphong"),
    ("officer3", "Bùi Quang Thái", "Chuyên viên Phòng Nông nghiệp và PTNT", (Role.OFFICER,), "nongnghiep"),
    ("officer4", "Hồ Thị Mỹ Linh", "Chuyên viên Phòng Giáo dục và Đào tạo", (Role.OFFICER,), "giaoduc"),
    (
        "officer5",
        "Trương Công Hậu",
        "Viên chức Trung tâm Văn hóa - Thông tin - Thể thao",
        (Role.OFFICER,),
        "ttvanhoa",
    ),
    ("commune", "Đinh Văn Nam", "Công chức Văn phòng - thống kê", (Role.COMMUNE_OFFICER,), "vinhan"),
    ("commune2", "Võ Thị Kim Chi", "Công chức Văn phòng - thống kê", (Role.COMMUNE_OFFICER,), "taybinh"),
    ("commune3", "Phan Văn Lợi", "Công chức Văn phòng - thống kê", (Role.COMMUNE_OFFICER,), "tayvinh"),
    ("commune4", "Huỳnh Ngọc Sơn", "Công chức Văn phòng - thống kê", (Role.COMMUNE_OFFICER,), "tayan"),
    ("admin", "Quản trị hệ thống", "Văn phòng HĐND và UBND", (Role.ADMINISTRATOR,), "ubnd"),
)
"""Login, name, title, roles, unit; all made up."""

UNIT_ACCOUNTS = (
    *("noivu", "tuphap", "taichinh", "moitruong", "laodong", "vanhoa", "yte", "thanhtra", "dantoc"),
    *(
        "phuphong",
        "binhtan",
        "taythuan",
        "binhthuan",
        "taygiang",
        "binhthanh",
        "binhhoa",
        "binhtuong",
        "tayxuan",
    ),
    *("binhnghi", "tayphu"),
)
"""Units with one account of their own, so that letters have a reader."""

CAMPAIGN_UNITS = (
    *(key for key, _, _, kind in UNDER_ROOT if kind is UnitKind.DEPARTMENT and key != "kinhte"),
    "ttvanhoa",
    *(key for _, key, _, _ in COMMUNES),
)
"""The 28 units that are asked for their own report."""
