namespace SpaceGeo.Tests.EndToEnd.Questions;

/// <summary>Geodesic distance on the WGS 84 ellipsoid by Vincenty's inverse formula (1975), good to 0.1 mm where points are not antipodal; it shares
/// nothing with PostGIS, which uses Karney's method.</summary>
internal static class Vincenty
{
    private const double A = 6_378_137;
    private const double F = 1 / 298.257223563;
    private const double B = A * (1 - F);

    public static double DistanceM(double longitude1, double latitude1, double longitude2, double latitude2)
    {
        double l = double.DegreesToRadians(Math.IEEERemainder(longitude2 - longitude1, 360));
        (double sinU1, double cosU1) = Math.SinCos(Math.Atan((1 - F) * Math.Tan(double.DegreesToRadians(latitude1))));
        (double sinU2, double cosU2) = Math.SinCos(Math.Atan((1 - F) * Math.Tan(double.DegreesToRadians(latitude2))));
        double lambda = l;
        while (true)
        {
            (double sinLambda, double cosLambda) = Math.SinCos(lambda);
            double sinSigma = Math.Sqrt(Math.Pow(cosU2 * sinLambda, 2) + Math.Pow((cosU1 * sinU2) - (sinU1 * cosU2 * cosLambda), 2));
            double cosSigma = (sinU1 * sinU2) + (cosU1 * cosU2 * cosLambda);
            double sigma = Math.Atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            double cos2Alpha = 1 - (sinAlpha * sinAlpha);
            double cos2SigmaM = cos2Alpha > 0 ? cosSigma - (2 * sinU1 * sinU2 / cos2Alpha) : 0; // along the equator
            double c = F / 16 * cos2Alpha * (4 + (F * (4 - (3 * cos2Alpha))));
            double before = lambda;
            lambda = l + ((1 - c) * F * sinAlpha * (sigma + (c * sinSigma * (cos2SigmaM + (c * cosSigma * (-1 + (2 * cos2SigmaM * cos2SigmaM)))))));
            if (Math.Abs(lambda - before) < 1e-14)
            {
                double u2 = cos2Alpha * ((A * A) - (B * B)) / (B * B);
                double bigA = 1 + (u2 / 16384 * (4096 + (u2 * (-768 + (u2 * (320 - (175 * u2)))))));
                double bigB = u2 / 1024 * (256 + (u2 * (-128 + (u2 * (74 - (47 * u2))))));
                double delta = bigB * sinSigma * (cos2SigmaM + (bigB / 4 * ((cosSigma * (-1 + (2 * cos2SigmaM * cos2SigmaM)))
                    - (bigB / 6 * cos2SigmaM * (-3 + (4 * sinSigma * sinSigma)) * (-3 + (4 * cos2SigmaM * cos2SigmaM))))));
                return B * bigA * (sigma - delta);
            }
        }
    }
}
