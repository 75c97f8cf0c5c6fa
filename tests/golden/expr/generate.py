#!/usr/bin/env python3
"""Writes generated.tsv: cases of the mapping language with results that Python's own calendar, base64, hexadecimal and
Unicode tables give. Run it from anywhere; the same Python version writes the same file."""
import base64
import calendar
import datetime as dt
import json
import os
import random

rows = []


def case(group, expression, expected, bindings=None):
    rows.append(("%s-%03d" % (group, 1 + sum(r[0].startswith(group) for r in rows)), expression,
                 json.dumps(bindings or {}, ensure_ascii=False), json.dumps(expected, ensure_ascii=False), "computed", ""))


def text(value):
    hour = value.hour % 12 or 12
    return "%d/%d/%04d %d:%02d:%02d %s" % (value.month, value.day, value.year, hour, value.minute, value.second,
                                         "PM" if value.hour >= 12 else "AM")


def moment(pick):
    day = pick.choice([1, 28, 29, 30, 31, pick.randint(1, 28)])
    year, month = pick.choice([1, 4, 100, 1600, 1900, 2000, 2023, 2024, 2100, 9999, pick.randint(1, 9999)]), pick.randint(1, 12)
    day = min(day, calendar.monthrange(year, month)[1])
    return dt.datetime(year, month, day, pick.randint(0, 23), pick.randint(0, 59), pick.randint(0, 59))


def iso(value):
    return "%04d-%02d-%02dT%02d:%02d:%02dZ" % (value.year, value.month, value.day, value.hour, value.minute, value.second)


def months_later(value, count):
    at = value.year * 12 + value.month - 1 + count
    year, month = divmod(at, 12)
    return value.replace(year=year, month=month + 1, day=min(value.day, calendar.monthrange(year, month + 1)[1]))


def toward_zero(delta, seconds):
    whole = int(delta.total_seconds())
    return (abs(whole) // seconds) * (1 if whole >= 0 else -1)


def sunday(value):
    return value.date().toordinal() - (value.date().toordinal() % 7)


def dates(pick):
    for _ in range(40):
        a, b = moment(pick), moment(pick)
        case("cdate", 'CDate("%s")' % iso(a), text(a))
        case("weekday", 'FormatDateTime("%s", "dddd ddd dd MMM MMMM yyyy")' % iso(a),
             "%s %s %02d %s %s %04d" % (calendar.day_name[a.weekday()], calendar.day_abbr[a.weekday()], a.day,
                                        calendar.month_abbr[a.month], calendar.month_name[a.month], a.year))
        for interval, value in (("yyyy", b.year - a.year), ("m", (b.year - a.year) * 12 + b.month - a.month),
                                ("ww", (sunday(b) - sunday(a)) // 7), ("d", toward_zero(b - a, 86400)),
                                ("h", toward_zero(b - a, 3600)), ("n", toward_zero(b - a, 60)),
                                ("s", toward_zero(b - a, 1))):
            case("datediff", 'DateDiff("%s", "%s", "%s")' % (interval, iso(a), iso(b)), str(value))
        if a.year >= 1601:
            ticks = int((a - dt.datetime(1601, 1, 1)).total_seconds()) * 10_000_000
            case("filetime", 'NumFromDate("%s")' % iso(a), str(ticks))
            case("filetime", "DateFromNum(%d)" % ticks, text(a))
    for _ in range(40):
        a, count = moment(pick), pick.randint(-500, 500)
        if not 100 < a.year < 9800:
            continue
        for interval, later in (("yyyy", months_later(a, 12 * (count // 10))), ("q", months_later(a, 3 * count)),
                                ("m", months_later(a, count)), ("ww", a + dt.timedelta(weeks=count)),
                                ("d", a + dt.timedelta(days=count)), ("y", a + dt.timedelta(days=count)),
                                ("w", a + dt.timedelta(days=count)), ("h", a + dt.timedelta(hours=count)),
                                ("n", a + dt.timedelta(minutes=count)), ("s", a + dt.timedelta(seconds=count))):
            case("dateadd", 'DateAdd("%s", %d, "%s")' % (interval, count // 10 if interval == "yyyy" else count, iso(a)),
                 text(later))
    for _ in range(30):
        a, minutes = moment(pick), 15 * pick.randint(-56, 56)
        if 2 < a.year < 9998:
            zone = "%s%02d:%02d" % ("-" if minutes < 0 else "+", abs(minutes) // 60, abs(minutes) % 60)
            case("zone", 'CDate("%s%s")' % (iso(a)[:-1], zone), text(a - dt.timedelta(minutes=minutes)))
    for year in (1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 9996):
        if calendar.isleap(year):
            case("leap", 'CDate("%04d-02-29")' % year, text(dt.datetime(year, 2, 29)))
        else:
            case("leap", 'IsDate("%04d-02-29")' % year, "False")


def encodings(pick):
    letters = "aZ09 -_/+=äßéΩЖ漢字😀\u00a0\u200b\ufffd"
    for size in list(range(1, 13)) * 3:
        value = "".join(pick.choice(letters) for _ in range(size))
        case("base64", "ConvertToBase64([a])", base64.b64encode(value.encode("utf-16-le")).decode(), {"a": value})
        case("base64", "ConvertFromBase64([a])", value,
             {"a": base64.b64encode(value.encode("utf-16-le")).decode()})
        case("base64", "ConvertFromBase64([a], UTF8)", value, {"a": base64.b64encode(value.encode()).decode()})
        case("hex", "ConvertToUTF8Hex([a])", value.encode().hex().upper(), {"a": value})
        case("hex", "ConvertFromUTF8Hex([a])", value, {"a": value.encode().hex()})
        case("length", "Len([a])", str(len(value)), {"a": value})
        case("length", "Mid([a], %d, 3)" % size, value[size - 1:size + 2], {"a": value})


def letter_case():
    """Every letter that has one partner, forty in a row. What the language leaves alone, and letters whose partner is
    more than one character, are cases of their own elsewhere."""
    alone = {0x130, 0x131, 0x17F}
    for name, function in (("ToLower", str.lower), ("ToUpper", str.upper)):
        changing = [chr(c) for c in range(0x110000)
                    if not 0xD800 <= c < 0xE000 and c not in alone and len(function(chr(c))) == 1 and function(chr(c)) != chr(c)]
        for start in range(0, len(changing), 40):
            some = "".join(changing[start:start + 40])
            case(name.lower(), "%s([a])" % name, "".join(function(c) for c in some), {"a": some})


pick = random.Random(20210702)
dates(pick)
encodings(pick)
letter_case()
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "generated.tsv")
with open(path, "w", encoding="utf-8", newline="\n") as out:
    out.write("id\texpression\tbindings\texpected\tkind\tnote\n")
    for row in rows:
        assert not any("\t" in cell or "\n" in cell for cell in row), row
        out.write("\t".join(row) + "\n")
