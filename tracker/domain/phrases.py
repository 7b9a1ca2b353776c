"""How typed words enter a drafted sentence: capitals, marks at the end, dashes of lists, quotation marks, lines."""

import re
from collections.abc import Sequence

_SENTENCE_ENDS = (".", "…", "!", "?", ":")
_ORGANS = (
    "ủy ban", "uỷ ban", "hội đồng", "đảng ủy", "đảng uỷ", "đảng bộ", "tỉnh ủy", "tỉnh uỷ", "thành ủy", "thành uỷ",
    "huyện ủy", "huyện uỷ", "quận ủy", "mặt trận", "nhân dân", "quốc hội", "chính phủ", "nhà nước", "công an",
    "tỉnh đoàn", "huyện đoàn", "liên đoàn", "ban chỉ đạo", "ban thường vụ", "ban chấp hành", "ban quản lý",
    "đảng", "sở",
)  # fmt: skip
"""Organs that are written with a capital wherever they stand."""
_NO_ORGANS = ("sở hữu", "sở thích", "đảng viên", "đảng phí")
"""Words that only look like organs."""
_KINDS_OF_ORGANS = (
    "ban", "bộ", "chi cục", "cục", "đoàn", "hội", "phòng", "tổ", "tổng cục", "tòa án", "thanh tra", "trạm",
    "trung tâm", "trường", "văn phòng", "viện", "vụ",
)  # fmt: skip
"""Words that begin the name of an organ only where a name follows (`Bộ Nội vụ`, but `bộ tài liệu`)."""
_LITTLE_WORDS = frozenset(
    (
        "ban", "bàn", "báo", "các", "chờ", "chọn", "cho", "chưa", "có", "cử", "của", "cùng", "do", "dùng", "dự",
        "đã", "đang", "để", "đến", "đi", "đón", "đọc", "đưa", "gặp", "ghi", "giao", "giúp", "gửi", "họp", "học",
        "huyện", "in", "không", "ký", "là", "làm", "lập", "mở", "mời", "mua", "mỗi", "một", "nâng", "nêu",
        "nhận", "nhập", "những", "ở", "phường", "qua", "sẽ", "soạn", "sửa", "tại", "tặng", "tăng", "theo",
        "thi", "thị", "thôn", "thu", "tỉnh", "tới", "trên", "trình", "trong", "trước", "từ", "và", "về", "vì",
        "viết", "với", "xã", "xây", "xin",
    )
)  # fmt: skip
"""Words that stand before a name without being part of it (`Họp Hội đồng`, `Theo Nghị quyết`)."""
_VERBS = (
    "áp dụng", "ban hành", "báo cáo", "bảo đảm", "bảo trì", "biên soạn", "bố trí", "bồi dưỡng", "bổ sung", "cải cách",
    "cải tạo", "cải tiến", "cập nhật", "chỉ đạo", "chuyển giao", "công bố", "củng cố", "cử", "cung cấp", "duy trì",
    "đánh giá", "đào tạo", "đảm bảo", "đầu tư", "đẩy mạnh", "đề xuất", "đôn đốc", "đổi mới", "giải quyết", "giám sát",
    "hoàn thành", "hoàn thiện", "họp", "hỗ trợ", "huy động", "hướng dẫn", "khảo sát", "khai thác", "khen thưởng",
    "khuyến khích", "kiểm tra", "kiện toàn", "lập", "lắp đặt", "lồng ghép", "mở", "mở rộng", "mua", "mua sắm",
    "nâng cao", "nâng cấp", "nghiệm thu", "nghiên cứu", "nhân rộng", "phát động", "phát huy", "phát triển", "phân công",
    "phổ biến", "phối hợp", "phục vụ", "quán triệt", "rà soát", "sơ kết", "sửa chữa", "tạo", "tăng cường", "tập huấn",
    "tham dự", "tham gia", "tham mưu", "thành lập", "thẩm định", "theo dõi", "thực hiện", "tiếp nhận", "tiếp tục",
    "tổ chức", "tổng hợp", "tổng kết", "trang bị", "triển khai", "trình", "truyền thông", "tuyên truyền", "tư vấn",
    "ứng dụng", "vận động", "vận hành", "xây dựng", "xét duyệt", "xử lý",
)  # fmt: skip
"""Verbs with which the plans of the field begin a task; what begins with one needs no `triển khai` before it."""
_DASH = re.compile(r"[-–—•](?!\d)\s*")
_SYMBOL = re.compile(r"\d+\w*(?:-\w+)*(?:/\d+)*/[^\W\d_][\w&.-]*")
_STRAIGHT = re.compile(r'"([^"]*)"')


def lower_first(text: str) -> str:
    """The text as it goes on inside a sentence: `Xây dựng` becomes `xây dựng`; `UBND` and names keep their capital."""
    if begins_with_name(text):
        return text
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in {" ", ","} else text


def upper_first(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def begins_with_name(text: str) -> bool:
    """Whether the text begins with an organ (`Sở`, `Hội đồng`) or with a name of two capitals (`Tây Sơn`)."""
    first, _blank, rest = text.partition(" ")
    if not first[:1].isupper() or _begins_with(text, _NO_ORGANS):
        return False
    if _begins_with(text, _ORGANS) or any(_is_before_a_name(kind, text) for kind in _KINDS_OF_ORGANS):
        return True
    second = rest.partition(" ")[0].rstrip(",;.:")
    return second.istitle() and first.lower() not in _LITTLE_WORDS and not begins_with_name(rest)


def begins_with_verb(text: str, verbs: Sequence[str] = _VERBS) -> bool:
    """Whether the text begins with a verb of action, or with one of the given verbs."""
    return _begins_with(text, verbs)


def capitals(text: str) -> str:
    """The text in capitals, symbols of documents as they are: `KẾ HOẠCH SỐ 15-CTr/ĐU`."""
    kept = list(_SYMBOL.finditer(text))
    starts = [0, *(found.end() for found in kept)]
    ends = [*(found.start() for found in kept), len(text)]
    between = [text[start:end].upper() for start, end in zip(starts, ends, strict=True)]
    return between[0] + "".join(found[0] + after for found, after in zip(kept, between[1:], strict=True))


def curled(text: str) -> str:
    """The text with one kind of quotation marks: `"…"` becomes `“…”`."""
    return _STRAIGHT.sub(r"“\1”", text)


def is_dashed(line: str) -> bool:
    """Whether the line is typed as an item of a list; a sign before a figure is no dash."""
    return _DASH.match(line) is not None


def undashed(line: str) -> str:
    """The line without the one dash with which it is typed as an item of a list."""
    return _DASH.sub("", line, count=1) if is_dashed(line) else line


def flowing(text: str) -> str:
    """Several lines as a part of one sentence: `- Một.`, `- Hai` is `một; hai`."""
    lines = [bare(undashed(line)) for line in text.split("\n")]
    return "; ".join(lower_first(line) for line in lines if line).replace(":; ", ": ")


def _begins_with(text: str, words: Sequence[str]) -> bool:
    """Whether the text begins with one of the words as a whole, in any case."""
    small = text.casefold()
    return any(small.startswith(word) and not small[len(word) : len(word) + 1].isalpha() for word in words)


def _is_before_a_name(kind: str, text: str) -> bool:
    return _begins_with(text, (kind,)) and text[len(kind) + 1 : len(kind) + 2].isupper()


def ended(text: str) -> str:
    """The text as a whole sentence."""
    text = text.rstrip(" ;,")
    return text if text.endswith(_SENTENCE_ENDS) else f"{text}."


def bare(text: str) -> str:
    """The text without the mark that ends it, as part of a longer sentence; an ellipsis stays."""
    return text if text.endswith(("...", "…")) else text.rstrip(" .;,")


def joined(first: str, second: str) -> str:
    """Two texts as one paragraph: what begins with a small letter goes on with the sentence before."""
    return f"{bare(first)} {second}" if second[:1].islower() else f"{ended(first)} {second}"


def dashes(texts: Sequence[str]) -> list[str]:
    """The items of a list: divided by semicolons, or by full stops where one of them is divided itself."""
    stop = "." if any(mark in bare(text) for text in texts for mark in (". ", "; ")) else ";"
    return [bare(text) + stop for text in texts[:-1]] + [ended(text) for text in texts[-1:]]
