"""Where the program is (RECOURSE) and where the files go (MONTHS_OUT); whoever imports this works there."""
import os
HERE = os.path.dirname(os.path.abspath(__file__))
BIN = os.path.abspath(os.environ.get('RECOURSE', os.path.join(HERE, '../../../target/release/recourse')))
OUT = os.path.abspath(os.environ.get('MONTHS_OUT', '/tmp/recourse-months-thirteenth'))
HOME = os.path.join(OUT, 'home')
os.makedirs(os.path.join(OUT, 'x'), exist_ok=True)
os.chdir(OUT)
