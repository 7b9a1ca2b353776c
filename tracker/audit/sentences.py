"""One sentence for each verb of the minute book, rendered for its reader."""

import json
import re
from datetime import date

from tracker.audit.models import Minute
from tracker.domain.text import N_
from tracker.web.languages import day as written_day

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

SENTENCES = {
    "office.set_up": N_("Thiết lập cơ quan {name}"),
    "office.changed": N_("Sửa thông tin cơ quan {name}"),
    "letterhead.changed": N_("Sửa thể thức văn bản của {name}"),
    "holiday.changed": N_("Sửa lịch làm việc {name}"),
    "holiday.removed": N_("Bỏ {name} khỏi lịch làm việc riêng"),
    "unit.created": N_("Thêm cơ quan, đơn vị {name}"),
    "unit.changed": N_("Sửa cơ quan, đơn vị {name}"),
    "unit.moved": N_("Chuyển {name} về {parent}"),
    "person.created": N_("Thêm người dùng {name}"),
    "person.changed": N_("Sửa thông tin {name}"),
    "person.disabled": N_("Khóa tài khoản {name}"),
    "person.enabled": N_("Mở lại tài khoản {name}"),
    "person.code": N_("Cấp mã đặt mật khẩu cho {name}"),
    "person.password": N_("Đặt mật khẩu của {name}"),
    "person.language": N_("Chọn ngôn ngữ {language} cho {name}"),
    "grant.given": N_("Phân quyền {role} tại {unit} cho {name}"),
    "grant.taken": N_("Thu quyền {role} tại {unit} của {name}"),
    "document.created": N_("Thêm văn bản {name}"),
    "document.changed": N_("Sửa văn bản {name}"),
    "plan.created": N_("Lập {name}"),
    "plan.changed": N_("Sửa {name}"),
    "group.created": N_("Thêm nhóm nhiệm vụ {name}"),
    "group.changed": N_("Sửa nhóm nhiệm vụ {name}"),
    "task.created": N_("Thêm {name}"),
    "task.changed": N_("Sửa {name}"),
    "task.assignment": N_("Chuẩn bị giao {name} cho {lead}"),
    "task.adjusted": N_("Điều chỉnh phân công {name} cho {lead}: {why}"),
    "task.deadline": N_("Ghi thời hạn của {name}: {text}"),
    "task.weight": N_("Ghi tỷ trọng của {name}: {weight}"),
    "task.prepare": N_("Chuẩn bị giao {name}"),
    "task.assign": N_("Giao {name}"),
    "task.accept": N_("Tiếp nhận {name}"),
    "task.ask_reassignment": N_("Đề nghị điều chỉnh phân công {name}: {reason}"),
    "task.report_complete": N_("Báo cáo hoàn thành {name}"),
    "task.confirm": N_("Xác nhận hoàn thành {name}"),
    "task.return": N_("Trả lại {name} để bổ sung: {reason}"),
    "task.suspend": N_("Tạm dừng {name}: {reason}"),
    "task.resume": N_("Tiếp tục thực hiện {name}"),
    "task.withdraw": N_("Đưa {name} ra khỏi kế hoạch: {reason}"),
    "task.reopen": N_("Thực hiện lại {name}: {reason}"),
    "task.update": N_("Cập nhật tiến độ {name} đến ngày {as_of}"),
    "task.extension_asked": N_("Đề nghị gia hạn {name} đến ngày {to}: {why}"),
    "task.extension_granted": N_("Đồng ý gia hạn {name} đến ngày {to}"),
    "task.extension_refused": N_("Không đồng ý gia hạn {name}: {why}"),
    "rollout.created": N_("Triển khai {name} tại {count} đơn vị"),
    "rollout.joined": N_("Thêm {count} đơn vị vào triển khai {name}"),
    "rollout.left": N_("Đưa {unit} ra khỏi triển khai {name} từ ngày {day}: {reason}"),
    "template.created": N_("Thêm mẫu triển khai {name}"),
    "template.changed": N_("Sửa mẫu triển khai {name}"),
    "annex.read": N_("Tải phụ lục {name} lên để xem trước"),
    "annex.accepted": N_("Đưa {count} nhiệm vụ từ phụ lục {name} vào kế hoạch"),
    "allocation.recorded": N_("Ghi {stage} {amount} đồng: {name}"),
    "allocation.changed": N_("Sửa dòng kinh phí {was} thành {name}"),
    "allocation.adjusted": N_("Điều chỉnh {amount} đồng từ ngày {as_of}: {name}; lý do: {reason}"),
    "allocation.carried_in": N_(
        "Chuyển nguồn từ năm trước sang {amount} đồng từ ngày {as_of}: {name}; lý do: {reason}"
    ),
    "allocation.carried_out": N_(
        "Chuyển nguồn sang năm sau {amount} đồng từ ngày {as_of}: {name}; lý do: {reason}"
    ),
    "allocation.cancelled": N_("Hủy dự toán {amount} đồng từ ngày {as_of}: {name}; lý do: {reason}"),
    "disbursement.advanced": N_("Ghi tạm ứng {amount} đồng: {name}"),
    "disbursement.recovered": N_("Ghi thu hồi tạm ứng {amount} đồng: {name}"),
    "disbursement.taken_back": N_("Ghi thu hồi {amount} đồng đã giải ngân: {name}"),
    "disbursement.recorded": N_("Ghi giải ngân {amount} đồng: {name}"),
    "indicator.created": N_("Thêm chỉ tiêu {name}"),
    "indicator.changed": N_("Sửa chỉ tiêu {was} thành {name}"),
    "indicator.target": N_("Ghi kế hoạch của chỉ tiêu {name}: {value}"),
    "indicator.reading": N_("Ghi số liệu chỉ tiêu {name} đến ngày {as_of}: {value}"),
    "indicator.unit_reading": N_("Ghi số liệu chỉ tiêu {name} của {unit} đến ngày {as_of}: {value}"),
    "indicator.corrected": N_(
        "Đính chính số liệu chỉ tiêu {name} ({unit}) đến ngày {as_of}: {was} thành {value}"
    ),
    "indicator.unit_target": N_("Ghi kế hoạch của chỉ tiêu {name} cho {unit}: {value}"),
    "indicator.asked": N_("Giao đơn vị báo cáo chỉ tiêu {name}: {units}"),
    "register.created": N_("Thêm danh mục chi tiết {name}"),
    "register.changed": N_("Sửa danh mục chi tiết {name}"),
    "register.item": N_("Thêm {name} vào danh mục {register}"),
    "register.corrected": N_("Đính chính {name} trong danh mục {register}: {reason}"),
    "register.moved": N_("Chuyển {name} trong danh mục {register} sang {rank} từ ngày {as_of}"),
    "register.out": N_("Đưa {name} ra khỏi danh mục {register} từ ngày {as_of}: {reason}"),
    "register.read": N_("Tải tệp {name} lên danh mục {register} để xem trước"),
    "register.accepted": N_("Đưa {count} nội dung từ tệp {name} vào danh mục {register}"),
    "campaign.opened": N_("Mở đợt báo cáo {name}"),
    "campaign.received": N_("Nhận báo cáo của {unit} trong đợt {name}"),
    "report.created": N_("Lập báo cáo {name}"),
    "report.changed": N_("Sửa phần đầu và cuối của báo cáo {name}"),
    "report.section": N_("Ghi nội dung mục {section} của báo cáo {name}"),
    "report.line": N_("Sắp xếp mục {section} của báo cáo {name}"),
    "report.checked": N_("Kiểm tra thể thức báo cáo {name}"),
    "report.sent_back": N_("Trả lại báo cáo {name} để sửa: {reason}"),
    "report.approved": N_("Duyệt báo cáo {name}"),
    "report.issued": N_("Phát hành báo cáo {name}"),
    "reminders.policy": N_("Sửa quy định nhắc việc"),
    "letter.retried": N_("Gửi lại thư {name}"),
}


def parts(minute: Minute) -> tuple[str, dict[str, str]]:
    """The message id of a minute and what fills it; the edge translates."""
    details = {key: _shown(value) for key, value in json.loads(minute.details).items()}
    return SENTENCES[minute.verb], {"name": minute.object_name, **details}


def _shown(value: object) -> str:
    """A detail as its reader sees it: a day in the office's form, everything else as it was kept."""
    text = str(value)
    try:
        return written_day(date.fromisoformat(text)) if _ISO_DAY.fullmatch(text) else text
    except ValueError:
        return text
