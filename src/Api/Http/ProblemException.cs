namespace SpaceGeo.Api.Http;

/// <summary>A request that cannot be answered; leaves as <c>application/problem+json</c>.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="detail">What is wrong with this request and what would be right.</param>
internal sealed class ProblemException(int status, string detail) : Exception(detail)
{
    public int Status => status;

    public static ProblemException BadRequest(string detail) => new(StatusCodes.Status400BadRequest, detail);

    public static ProblemException NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);
}
