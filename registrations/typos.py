"""Slips in e-mail addresses that nobody means, and what is meant. It is offered, never forced."""

# Domains of other people stand beside these (ymail.com, email.com, gmx.com), so each slip is written out.
DOMAINS = {
    "gmail.com": "gmial gmal gmali gamil gmaill gmai gmil gnail gmaul gmqil ggmail",
    "hotmail.com": "hotmial hotmal hotmali hotmai homail hotmil htomail hotmaill hormail",
    "outlook.com": "outlok outllok outloook outloo oulook outlool outook",
    "yahoo.com": "yaho yahooo yhaoo yhoo yaoo yahho",
    "icloud.com": "iclod icoud icloud.co iclould icluod",
}
# In front of these domains an ending that many countries have is a slip as well.
FOREIGN_ENDINGS = ("cm", "om", "co", "comm", "cpm")
# No such ending exists (IANA root zone); .co, .cm and .om are countries and are left alone.
ENDINGS = {
    "com": "con cim cmo ocm comm coom vom xom comn c0m",
    "org": "og or ogr orgg orh rog prg",
    "int": "itn imt intt",
    "net": "nte ner nett ent",
}

_DOMAINS = {
    (slip if "." in slip else f"{slip}.com"): meant
    for meant, slips in DOMAINS.items()
    for slip in slips.split()
}
_DOMAINS |= {
    f"{meant.removesuffix('.com')}.{ending}": meant for meant in DOMAINS for ending in FOREIGN_ENDINGS
}
_ENDINGS = {slip: meant for meant, slips in ENDINGS.items() for slip in slips.split()}


def meant_by(address: str) -> str | None:
    """Return the address that is probably meant where this one holds an obvious slip, else None."""
    mailbox, at, domain = address.rpartition("@")
    rest, dot, ending = domain.lower().rpartition(".")
    if not at or not dot:
        return None
    domain = f"{rest}.{_ENDINGS.get(ending, ending)}"
    domain = _DOMAINS.get(domain, domain)
    corrected = f"{mailbox}@{domain}"
    return None if corrected.lower() == address.lower() else corrected
