using SpaceGeo.Geometry.Planar;

namespace SpaceGeo.Report.Svg;

/// <summary>A sheet of paper with a drawing area above a title block, and the scale of the plan on it. Millimetres, y down.</summary>
/// <param name="Format">Its ISO 216 name.</param>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
/// <param name="Scale">Millimetres in the building for one on the sheet.</param>
/// <param name="View">What of the building is shown, in metres.</param>
internal sealed record Sheet(string Format, double Width, double Height, int Scale, Box2 View)
{
    /// <summary>From the edge of the paper to the border line.</summary>
    public const double Border = 8;

    /// <summary>Height of the title block.</summary>
    public const double TitleHeight = 35;

    // White between border line and plan.
    private const double Margin = 6;

    private static readonly (string Format, double Long, double Short)[] Formats = [("A3", 420, 297), ("A2", 594, 420)];

    private static readonly int[] Scales =
        [20, 50, 75, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Left of the drawing area.</summary>
    public static double Left => Border + Margin;

    /// <summary>Top of the drawing area.</summary>
    public static double Top => Border + Margin;

    /// <summary>Width of the drawing area.</summary>
    public double PlanWidth => Width - (2 * Left);

    /// <summary>Height of the drawing area.</summary>
    public double PlanHeight => Height - (2 * Top) - TitleHeight;

    /// <summary>The usual scale at which a plan fits, on the smaller sheet where both carry it; landscape before portrait.</summary>
    /// <param name="view">What is to be shown, in metres; not empty.</param>
    /// <returns>The sheet.</returns>
    public static Sheet For(Box2 view)
    {
        foreach (int scale in Scales)
        {
            // Details larger than 1:100 are not worth a larger sheet.
            foreach ((string format, double along, double across) in Formats.Take(scale < 100 ? 1 : 2))
            {
                foreach ((double width, double height) in (ReadOnlySpan<(double, double)>)[(along, across), (across, along)])
                {
                    var sheet = new Sheet(format, width, height, scale, view);
                    if (sheet.Length(view.Width) <= sheet.PlanWidth && sheet.Length(view.Height) <= sheet.PlanHeight)
                    {
                        return sheet;
                    }
                }
            }
        }

        throw new ArgumentException("No sheet carries a plan that is not finite or larger than the earth.", nameof(view));
    }

    /// <summary>A length on the sheet.</summary>
    /// <param name="metres">Metres in the building.</param>
    /// <returns>Millimetres.</returns>
    public double Length(double metres) => metres * 1000 / Scale;

    /// <summary>From the left of the sheet.</summary>
    /// <param name="x">Local metres.</param>
    /// <returns>Millimetres.</returns>
    public double X(double x) => Left + ((PlanWidth - Length(View.Width)) / 2) + Length(x - View.MinX);

    /// <summary>From the top of the sheet: the plan's y points up.</summary>
    /// <param name="y">Local metres.</param>
    /// <returns>Millimetres.</returns>
    public double Y(double y) => Top + ((PlanHeight - Length(View.Height)) / 2) + Length(View.MaxY - y);
}
