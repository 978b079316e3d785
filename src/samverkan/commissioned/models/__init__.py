"""What is remembered of commissioned education."""

from samverkan.commissioned.models.answering import Checked, CommissionedCourse, Move, Reminder
from samverkan.commissioned.models.desks import Desk
from samverkan.commissioned.models.enquiries import CourseForm, Enquiry, Need

__all__ = ["Checked", "CommissionedCourse", "CourseForm", "Desk", "Enquiry", "Move", "Need", "Reminder"]
