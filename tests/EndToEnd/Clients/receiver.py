"""Receives webhooks with Python alone, checks their signatures and writes each as a line of JSON.

/usr/bin/python3 receiver.py PORT LOG SECRET [STATUS...]

The first deliveries are answered with the given statuses ('hold': not at all), all others with 200.
"""
import base64
import hashlib
import hmac
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import msgpack

PORT, LOG, SECRET = int(sys.argv[1]), sys.argv[2], sys.argv[3]
KEY = base64.b64decode(SECRET.removeprefix("whsec_"))
statuses = sys.argv[4:]


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        message, stamp = self.headers["webhook-id"], self.headers["webhook-timestamp"]
        mac = hmac.new(KEY, f"{message}.{stamp}.".encode() + body, hashlib.sha256).digest()
        signed = "v1," + base64.b64encode(mac).decode() == self.headers["webhook-signature"]
        packed = self.headers["Content-Type"] == "application/msgpack"
        event = msgpack.unpackb(body) if packed else json.loads(body)
        status = statuses.pop(0) if statuses else "200"
        fresh = abs(time.time() - int(stamp)) < 60
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(json.dumps({"id": message, "signed": signed and fresh, "status": status, "event": event["id"],
                                  "type": self.headers["Content-Type"], "revision": event["data"].get("revision")}) + "\n")
        if status == "hold":
            time.sleep(600)
        self.send_response(int(status))
        if status == "302":
            self.send_header("Location", f"http://127.0.0.1:{PORT}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


HTTPServer(("127.0.0.1", PORT), Receiver).serve_forever()
