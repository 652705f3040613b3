import boto3  #~ python/heavy-import
import requests
from flask import Flask

app = Flask(__name__)
session = requests.Session()  #~ ok


@app.route("/upload")
def upload():
    client = boto3.client("s3")  #~ python/client-per-call
    client.put_object(Bucket="archive", Key="now", Body=b"")
    return "done"


@app.route("/price")
def price():
    return session.get("https://example.org/price").text  #~ ok


def wait_for(url):
    while True:
        if requests.get(url, timeout=1).ok:  #~ ok a poll
            return
