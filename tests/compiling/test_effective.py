"""`--effective`: what the vendor will execute lies beside what is sent, and the difference is shown."""

from __future__ import annotations

import json

from tests.cli.conftest import CLEAN, FOUND

from .conftest import IVR, Compiler, ivr, octopush

RETRY = IVR + '  - "+41793026741"\nretry: {attempts: 7, first_wait: 3m, longest_wait: 1h}\n'

DIFF = """\
--- out/v/infobip-ivr/001.json
+++ out/v/infobip-ivr/001.effective.json
@@ -10,9 +10,9 @@
         }
       ],
       "retry": {
-        "minPeriod": 3,
+        "minPeriod": 5,
         "maxPeriod": 60,
-        "maxCount": 7
+        "maxCount": 4
       }
     }
   ]
"""


def test_the_vendors_values_are_written_beside_and_shown(compiler: Compiler) -> None:
    result = compiler(compiler.write("v.yaml", RETRY), "-o", "out", "--effective")
    assert result.status == 0
    assert result.out == DIFF + "out/v/infobip-ivr: 1 request, 1 recipient\n"
    tree = compiler.tree()
    sent = json.loads(tree["v/infobip-ivr/001.json"])
    done = json.loads(tree["v/infobip-ivr/001.effective.json"])
    assert sent["messages"][0]["retry"] == {"minPeriod": 3, "maxPeriod": 60, "maxCount": 7}
    assert done["messages"][0]["retry"] == {"minPeriod": 5, "maxPeriod": 60, "maxCount": 4}
    (frame,) = compiler.manifest("v")["targets"][0]["frames"]
    assert frame["effective"]["file"] == "infobip-ivr/001.effective.json"


def test_without_a_difference_none_is_shown(compiler: Compiler) -> None:
    result = compiler(compiler.write("w.yaml", CLEAN), "-o", "out", "--effective")
    assert result.out == "out/w/octopush: 1 request, 1 recipient\n"
    tree = compiler.tree()
    assert tree["w/octopush/001.json"] == tree["w/octopush/001.effective.json"]


def test_with_standard_output_the_difference_goes_to_standard_error(compiler: Compiler) -> None:
    name = compiler.write("v.yaml", RETRY)
    result = compiler(name, "--stdout", "--effective")
    assert json.loads(result.out)["messages"][0]["retry"]["maxCount"] == 7
    assert result.err.endswith(DIFF.replace("out/v/", ""))


def test_of_long_bodies_only_the_settings_are_compared(compiler: Compiler) -> None:
    spec = ivr(5000) + "retry: {attempts: 7, first_wait: 5m, longest_wait: 1h}\n"
    result = compiler(compiler.write("v.yaml", spec), "-o", "out", "--effective")
    assert result.status == 0
    assert '-        "maxCount": 7\n+        "maxCount": 4\n' in result.out
    assert len(result.out) < 1500


def test_several_frames_of_one_difference_show_it_once(compiler: Compiler) -> None:
    spec = octopush(1203).replace("WaterWorks", "Water-Works")
    result = compiler(compiler.write("w.yaml", spec), "-o", "out", "--effective")
    assert result.out.count('-  "sender": "Water-Works",\n+  "sender": "WaterWorks",\n') == 1
    assert sum(name.endswith("effective.json") for name in compiler.tree()) == 3
    for number in (1, 2, 3):
        assert json.loads(compiler.tree()[f"w/octopush/00{number}.effective.json"])["sender"] == "WaterWorks"


def test_the_effective_body_is_not_what_is_sent(compiler: Compiler) -> None:
    compiler(compiler.write("w.yaml", FOUND), "-o", "out", "--effective", "--format", "curl")
    assert b"001.json" in compiler.tree()["w/octopush/send.sh"]
    assert b"effective" not in compiler.tree()["w/octopush/send.sh"]
