# The program, where files go, and China's days of rest as kept in this tree.
import datetime as D, os, pathlib, tomllib
ROOT=pathlib.Path(__file__).resolve().parents[3]
B=os.environ.get('RECOURSE',str(ROOT/'target/release/recourse'))
OUT=os.environ.get('MONTHS_OUT','/tmp/months-fourteenth')
os.makedirs(OUT+'/home',exist_ok=True)
CAL={}
for y in (2024,2025,2026):
    t=tomllib.loads((ROOT/f'assets/packs/CN/calendar/{y}.toml').read_text())
    for key,off in (('off',True),('work',False)):
        for span in t[key]:
            a,_,b=span.partition('..'); a=D.date.fromisoformat(a); b=D.date.fromisoformat(b) if b else a
            while a<=b: CAL[str(a)]=off; a+=D.timedelta(1)
