"""The emulation council (Hội đồng Thi đua - Khen thưởng) of the office and its members."""

from peewee import BooleanField, CharField, DateField, IntegerField

from models.base import NfcField, Record


class CouncilMember(Record):
    """A seat on the council; dated, because old minutes keep old members."""

    name = NfcField()
    post = NfcField(default="")  # "Chủ tịch Ủy ban nhân dân xã"
    role = CharField(default="member")  # chair, deputy, standing, member, secretary
    position = IntegerField(default=0)
    from_on = DateField(null=True)
    until_on = DateField(null=True)  # last day on the council
    votes = BooleanField(default=True)
