package jobs.data;

public enum Country { DE, FR, NL }
