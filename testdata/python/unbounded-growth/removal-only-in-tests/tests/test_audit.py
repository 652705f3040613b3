from audit import Audit


def test_forgets() -> None:
    audit = Audit()
    audit.login("ada")
    audit.trail.clear()
    assert audit.trail == []
