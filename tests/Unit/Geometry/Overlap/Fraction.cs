using System.Numerics;

namespace SpaceGeo.Tests.Unit.Geometry.Overlap;

/// <summary>An exact rational number. Every finite double is one.</summary>
internal readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        _numerator = numerator / common;
        _denominator = denominator / common;
    }

    public static Fraction Zero { get; } = Of(0);

    public static Fraction Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = exponent == 0 ? mantissa : mantissa | (1L << 52);
        BigInteger signed = bits < 0 ? -mantissa : mantissa;
        int power = Math.Max(exponent, 1) - 1075;
        return power >= 0 ? new Fraction(signed << power, 1) : new Fraction(signed, BigInteger.One << -power);
    }

    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a._numerator * b._denominator) + (b._numerator * a._denominator), a._denominator * b._denominator);

    public static Fraction operator -(Fraction a, Fraction b) =>
        new((a._numerator * b._denominator) - (b._numerator * a._denominator), a._denominator * b._denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a._numerator * b._numerator, a._denominator * b._denominator);

    public static Fraction operator /(Fraction a, Fraction b)
    {
        BigInteger sign = b._numerator.Sign;
        return new Fraction(sign * a._numerator * b._denominator, sign * a._denominator * b._numerator);
    }

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public int CompareTo(Fraction other) => (_numerator * other._denominator).CompareTo(other._numerator * _denominator);

    public bool Equals(Fraction other) => _numerator == other._numerator && _denominator == other._denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_numerator, _denominator);

    // Scaled to 63 bits each, so that neither quotient nor rounding is off by more than a unit in the last place.
    public double ToDouble()
    {
        int shift = (int)(_denominator.GetBitLength() - BigInteger.Abs(_numerator).GetBitLength()) + 64;
        BigInteger scaled = shift >= 0 ? (_numerator << shift) / _denominator : _numerator / (_denominator << -shift);
        return Math.ScaleB((double)scaled, -shift);
    }
}
