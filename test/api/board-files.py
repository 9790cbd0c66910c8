"""What a committee takes along, read without any library and added up by hand: JSON of what does not agree.

Usage: board-files.py round.xlsx strata.csv
"""
import csv, json, sys, zipfile
import xml.etree.ElementTree as tree

NS = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'r': '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'}


def sheets(path):
    with zipfile.ZipFile(path) as book:
        strings = [''.join(t.text or '' for t in si.iter('{%s}t' % NS['m'])) for si in tree.fromstring(book.read('xl/sharedStrings.xml'))]
        links = {one.get('Id'): one.get('Target') for one in tree.fromstring(book.read('xl/_rels/workbook.xml.rels'))}
        for sheet in tree.fromstring(book.read('xl/workbook.xml')).find('m:sheets', NS):
            rows = []
            for row in tree.fromstring(book.read('xl/' + links[sheet.get(NS['r'])].removeprefix('/xl/'))).iter('{%s}row' % NS['m']):
                cells = {}
                for cell in row:
                    value = cell.find('m:v', NS)
                    if value is None:
                        continue
                    column = ''.join(c for c in cell.get('r') if c.isalpha())
                    kind = cell.get('t')
                    cells[column] = strings[int(value.text)] if kind == 's' else value.text == '1' if kind == 'b' else value.text if kind == 'str' else float(value.text)
                assert cell is None or cell.find('m:f', NS) is None, 'a formula'
                rows.append(cells)
            yield sheet.get('name'), rows


book = dict(sheets(sys.argv[1]))
names = list(book)
people = {row['A']: row for row in book['People'][1:]}
lines = book['People by measure'][1:]
faults = []
by_person = {}
for row in lines:
    by_person.setdefault(row['A'], []).append(row)
for person, row in people.items():
    own = by_person.get(person, [])
    if abs(sum(one['E'] for one in own) - 1) < 1e-9:
        score = sum(one['E'] * one['N'] for one in own)
        sd = sum((one['E'] * one['O']) ** 2 for one in own) ** .5
        if abs(score - row['D']) > 1e-9 or abs(sd - row['E']) > 1e-9:
            faults.append(['score', person, score, row['D']])
strata = {}
with open(sys.argv[2], encoding='utf-8-sig', newline='') as file:
    table = list(csv.reader(file))
head, mark = table[0], table[-1]
for cells in table[1:-1]:
    row = dict(zip(head, cells))
    key = (row['mediator'], row['metric'])
    n, observed, expected = strata.get(key, (0, 0, 0))
    strata[key] = (n + int(row['n']), observed + int(row['observed']), expected + float(row['expected']))
for row in lines:
    n, observed, expected = strata[(row['A'], row['D'])]
    if (n, observed) != (row['F'], row['G']) or abs(expected - row['H']) > 1e-9:
        faults.append(['strata', row['A'], row['D'], [n, observed, expected], [row['F'], row['G'], row['H']]])
zone = {row['A']: row.get('B') for row in book['Round'][1:]}['Zone (places)']
chances = sum(row['F'] for row in people.values() if 'F' in row)
if abs(chances - zone) > 1e-6:
    faults.append(['zone', chances, zone])
print(json.dumps({'names': names, 'people': len(people), 'lines': len(lines), 'strata': len(table) - 2, 'faults': faults, 'mark': mark, 'log': [row.get('D') for row in book['Log'][1:]], 'export': [[row.get('A'), row.get('B')] for row in book['Export'][1:]], 'appeals': len(book['Appeals']) - 1}))
