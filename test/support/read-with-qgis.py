"""Reads a service with headless QGIS and prints what it got as JSON. Words: the address of the service."""
import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorTileLayer,
)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402


def features(address, more, box):
    layer = QgsVectorLayer(f"url='{address}/ogc' typename='item' {more}", "item", "OAPIF")
    request = QgsFeatureRequest() if box is None else QgsFeatureRequest().setFilterRect(box)
    return sum(1 for _ in layer.getFeatures(request)) if layer.isValid() else None


def drawn_pixels(address, box):
    tiles = f"type=xyz&url={address}/tiles/hazard/%7Bz%7D/%7Bx%7D/%7By%7D.mvt&zmin=0&zmax=14"
    layer = QgsVectorTileLayer(tiles, "hazard")
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    metres = QgsCoordinateReferenceSystem("EPSG:3857")
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(metres)
    settings.setOutputSize(QSize(128, 128))
    settings.setBackgroundColor(QColor("white"))
    settings.setExtent(QgsCoordinateTransform(degrees, metres, QgsProject.instance()).transformBoundingBox(box))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    white = QColor("white")
    pixels = sum(1 for x in range(128) for y in range(128) if image.pixelColor(x, y) != white)
    return pixels if layer.isValid() else None


QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
where = sys.argv[1]
place = QgsVectorLayer(f"url='{where}/ogc' typename='place' pageSize='10'", "place", "OAPIF")
town = next(place.getFeatures(QgsFeatureRequest().setFilterRect(QgsRectangle(10.99, 40.49, 11.01, 40.51))))
print(
    json.dumps(
        {
            "all": features(where, "pageSize='1000'", None),
            "inBox": features(where, "restrictToRequestBBOX='1' pageSize='20'", QgsRectangle(10.5, 42, 10.595, 42.045)),
            "crs": place.crs().authid(),
            "name": town["name"],
            "at": town.geometry().asWkt(3),
            "hazardPixels": drawn_pixels(where, QgsRectangle(10.1, 40.0, 10.7, 40.4)),
            "nothingPixels": drawn_pixels(where, QgsRectangle(30.1, 40.0, 30.7, 40.4)),
        }
    )
)
sys.stdout.flush()
# Ending QGIS in order has been seen to crash after the work was done.
os._exit(0)
