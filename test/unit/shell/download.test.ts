import { expect, test } from 'vitest';
import { downloadsOf } from '../../../src/shell/download.ts';
import { parseScript } from '../../../src/shell/parse.ts';

test.each([
  ['curl -fsSLo x https://a/b', 'https://a/b > x'],
  ['curl -fsSL "$URL" -ox', '"$URL" > x'],
  ['curl --proto =https --tlsv1.2 -sSf https://a', 'https://a'],
  ['curl -X POST -H "A: $B" -d @c --url https://a', 'https://a'],
  ['curl -o - https://a > b', 'https://a > b'],
  ['curl -o "/d/$X" $OPTS a.org/b', 'a.org/b > "/d/$X"'],
  ['curl --output "/d/$X" a', 'a > "/d/$X"'],
  ['wget -qO- https://a', 'https://a'],
  ['wget -O /b -P /c --tries 3 https://a', 'https://a > /b'],
  ['wget "--output-document=$X" $(u)', '$(u) > $X'],
  ['aria2c -x 16 -d /d -o f https://a', 'https://a > f'],
  ['fetch -o f ftp://a', 'ftp://a > f'],
  ['apt-get install -y https://a/b.deb c', 'https://a/b.deb'],
  ['yum install -y $BASE_URL/b.rpm $DIR/c.rpm', '$BASE_URL/b.rpm'],
  ['pip install -r x --index-url https://a foo@https://b/c.whl', 'foo@https://b/c.whl'],
  ['rpm --import https://a/key', ''],
  ['gh release download --repo o/r v1.0 --pattern "x-*"', '"x-*"'],
  ['gh api https://a', ''],
  ['echo https://a', ''],
  ['git clone https://a', ''],
])('%s', (source, expected) => {
  const found = parseScript(source).commands.flatMap(downloadsOf);
  expect(found.map(({ url, output }) => url.text + (output ? ` > ${output.text}` : '')).join(' ')).toBe(
    expected,
  );
});
