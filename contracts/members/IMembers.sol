// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "./IHolders.sol";
import {OrgId} from "../types/OrgId.sol";
import {Duties} from "../types/Duties.sol";
import {Roles} from "../types/Roles.sol";

/// @notice Where an organisation stands with the consortium.
/// None -> Active <-> Restricted, and from either to Expelled, which is final.
enum Standing {
    None,
    Active,
    /// @dev Takes no new risk. It can still pay, redeem and hand over what it already holds.
    Restricted,
    Expelled
}

/// @dev One slot.
struct Organisation {
    Standing standing;
    /// @dev Whether maker and checker of one act have to be different people.
    bool dualControl;
    Roles roles;
    /// @dev The account that carries the organisation's vote in the Council.
    address votingAccount;
    /// @dev Kinds of instruments that the organisation does not receive, one bit for each.
    uint16 refusedKinds;
}

/// @dev One slot. An account belongs to one organisation for ever. A revoked account keeps its organisation, and has no
/// duties and gets none again.
struct Account {
    OrgId org;
    Duties duties;
    /// @dev Last second at which the account is honoured; 0 for no end.
    uint48 validUntil;
    /// @dev Pseudonym of the natural person who holds the key: a keyed hash that only the organisation can resolve,
    /// never a name.
    bytes20 person;
}

/// @dev The duties that an account had at its end. One slot.
struct Ended {
    Duties duties;
    /// @dev Last second for which the account is still believed: its revocation, or an earlier one that was said with it.
    uint48 trustedUntil;
    /// @dev Whether that time was earlier than the moment in which it was said: the key was lost or stolen before anybody knew.
    bool lost;
}

/// @dev An organisation at admission.
struct Admission {
    string name;
    Roles roles;
    /// @dev First account: ADMIN, and the voting account until the organisation sets another.
    address admin;
    bytes20 person;
}

/// @title Members
/// @notice Who may act: organisations and their accounts.
///
/// Only the Council admits organisations, sets their roles, restricts and expels them. The ADMIN accounts of an
/// organisation enrol, limit in time and revoke accounts of their own organisation alone.
///
/// Each active organisation has one vote in the Council, carried by its voting account. An organisation gets its vote
/// with its admission and loses it when it is restricted or expelled.
///
/// @dev Warning: A key without an address (P-256, a passkey, RSA) is enrolled under the low 20 bytes of the keccak256 of
/// its ERC-7913 signer (verifier address followed by the key).
/// @dev Warning: Enrolment does not ask the account's consent; an address that one organisation enrolled cannot be enrolled
/// by another, so a proposal that names one can be stopped: propose again with an address that nobody has seen. Use a fresh key for
/// each organisation.
interface IMembers is IHolders {
    /// @notice Only the Council can call this: `caller` is not its timelock.
    error Members_NotCouncil(address caller);
    /// @notice A register without a council could never be changed: the timelock's address is zero.
    error Members_NoCouncil();
    /// @notice An organisation needs a name.
    error Members_NameEmpty();
    /// @notice The name belongs to organisation `org`; names are never given twice.
    error Members_NameTaken(string name, OrgId org);
    /// @notice No organisation was ever admitted under this number.
    error Members_UnknownOrganisation(OrgId org);
    /// @notice Standing cannot move from `from` to `to`: not to None, not to what it is, and never out of Expelled.
    error Members_StandingForbidden(OrgId org, Standing from, Standing to);
    /// @notice The organisation is restricted or expelled, and may not take new risk.
    error Members_NotActive(OrgId org, Standing standing);
    /// @notice The organisation is expelled, for ever.
    error Members_Expelled(OrgId org);
    /// @notice The organisation holds roles `has` and needs every one of `wanted`.
    error Members_RoleMissing(OrgId org, Roles has, Roles wanted);
    /// @notice The zero address cannot be enrolled.
    error Members_ZeroAccount();
    /// @notice The account belongs to organisation `org` (zero: to none), not to the caller's organisation.
    error Members_AccountOfOther(address account, OrgId org);
    /// @notice The account has no duties: it was never enrolled, or it was revoked, and is trusted no longer than `revoke` says now.
    error Members_NotEnrolled(address account);
    /// @notice The account was revoked, and is trusted up to `trustedUntil`. What ended stays ended: enrol a fresh key.
    error Members_AccountEnded(address account, uint48 trustedUntil);
    /// @notice The account was not enrolled at `when`: not yet, or not any more.
    error Members_NotEnrolledAt(address account, uint48 when);
    /// @notice The account's key was declared lost or stolen as of `trustedUntil`: nothing that it signed counts, if it is brought after
    /// that. Sign again with another account.
    error Members_KeyLost(address account, uint48 trustedUntil);
    /// @notice The account was honoured until `validUntil`, which has passed.
    error Members_AccountExpired(address account, uint48 validUntil);
    /// @notice `duties` is empty, or has a bit that stands for no duty.
    error Members_DutiesInvalid(address account, Duties duties);
    /// @notice The account has duties `has` and needs at least one of `wanted`.
    error Members_DutyMissing(address account, Duties has, Duties wanted);
    /// @notice `validUntil`, in seconds, has already passed.
    error Members_ValidityPast(address account, uint48 validUntil);
    /// @notice The account cannot be trusted until `trustedUntil`, in seconds, which has not come: the block's time is `now_`.
    error Members_TrustedInFuture(address account, uint48 trustedUntil, uint256 now_);
    /// @notice An organisation can declare a key of its own lost as of 30 days ago, `earliest`, and not of `trustedUntil`. The Council can.
    error Members_TrustedTooEarly(address account, uint48 trustedUntil, uint256 earliest);
    /// @notice The account carries its organisation's vote, or is to carry it, and would expire at `validUntil`.
    error Members_VoteExpires(address account, uint48 validUntil);
    /// @notice The account carries its organisation's vote: choose another voting account first.
    error Members_CarriesVote(address account);
    /// @notice Under dual control maker and checker must be different people, and both accounts must have a pseudonym.
    error Members_SamePerson(address maker, address checker);
    /// @notice Maker and checker belong to different organisations.
    error Members_DifferentOrganisations(OrgId maker, OrgId checker);
    /// @notice Votes cannot be delegated: an ADMIN chooses the voting account by `setVotingAccount`.
    error Members_VoteNotDelegable();

    event Admitted(OrgId indexed org, string name, Roles roles, address admin);
    event RolesSet(OrgId indexed org, Roles roles);
    event StandingSet(OrgId indexed org, Standing from, Standing to);
    event DualControlSet(OrgId indexed org, bool required);
    event Enrolled(OrgId indexed org, address indexed account, Duties duties, uint48 validUntil, bytes20 person);
    event Revoked(OrgId indexed org, address indexed account, uint48 trustedUntil);
    event VotingAccountSet(OrgId indexed org, address account);
    event Recovered(OrgId indexed org, address indexed lost, address indexed replacement);

    /* COUNCIL */

    /// @notice Admits an organisation. Council only.
    /// @return org Its number.
    function admit(Admission calldata admission) external returns (OrgId org);

    /// @notice Replaces an organisation's roles. Council only.
    function setRoles(OrgId org, Roles roles) external;

    /// @notice Moves an organisation between Active and Restricted, or expels it. Council only.
    function setStanding(OrgId org, Standing to) external;

    /// @notice Requires, or stops requiring, that maker and checker of one act are different people. Council only.
    function setDualControl(OrgId org, bool required) external;

    /// @notice Gives an ADMIN account to an organisation that lost a key: revokes `lost` (zero: revokes nothing),
    /// enrols `replacement` as ADMIN and, where `lost` carried the vote, moves the vote to it. Council only.
    /// @dev Warning: Against a thief, restrict the organisation first: that freezes its list of accounts. Then recover, in one
    /// proposal, from every account that the thief enrolled, and restore the standing.
    /// @dev Warning: Handovers that `lost` signed count up to now. Of a stolen one, call `endAccount` with an earlier time, too.
    function recover(OrgId org, address lost, address replacement, bytes20 person) external;

    /// @notice Takes all duties from an account of any organisation, as `revoke` does, and as of any time; where the organisation is
    /// restricted or expelled, also from the account that carries its vote. Does nothing where the account ended before and
    /// `trustedUntil` is not earlier than it was said then: nobody stops a proposal by ending the account first. Council only.
    /// @dev Warning: An ADMIN can give the vote to an account that a proposal is about to end, which then fails as a whole. Restrict the
    /// organisation in the same proposal, first; and move the vote by `recover` before it is active again, or it is cast by nobody.
    /// @dev Warning: What an expelled organisation still has, its accounts give. End them once it is given, or stolen.
    function endAccount(address account, uint48 trustedUntil) external;

    /* ORGANISATIONS */

    /// @notice Enrols an account of the caller's organisation, or changes its duties and validity. ADMIN only. Refused for
    /// an account that was revoked, so that nobody brings back what it signed or what the Council ended; and
    /// while the organisation is restricted, so that the thief of an ADMIN key cannot enrol more accounts while the
    /// Council replaces that key.
    /// @param validUntil Last second at which the account is honoured; 0 for no end.
    /// @param person Pseudonym of the person who holds the key; zero for a machine.
    function enrol(address account, Duties duties, uint48 validUntil, bytes20 person) external;

    /// @notice Takes all duties from an account of the caller's organisation, at once. ADMIN only; works while restricted.
    /// @param trustedUntil 0 for now: an account that is not needed any more, whose signatures under handovers count up to now, also if they
    /// are brought later. An earlier time for a key that was lost or stolen, such as the last one at which it was seen where it should be:
    /// then no handover that it signed counts, if it is brought from now on, as a thief would write an earlier time under it. Of an account
    /// that was revoked before, it can be moved to an earlier time, never to a later one. It lies at most 30 days back, as it casts doubt
    /// on what others rely on. What the account stated, and what was brought before, stays.
    function revoke(address account, uint48 trustedUntil) external;

    /// @notice Chooses the account that carries the vote of the caller's organisation. ADMIN only. Refused while the
    /// organisation is restricted. The account has no end of validity, and gets none while it carries the vote.
    function setVotingAccount(address account) external;

    /* WHO IS THIS, AND MAY IT */

    /// @notice The organisation that `account` acts for. Reverts unless the account is honoured and has one of the duties
    /// `anyOf`, and the organisation is active.
    function actsFor(address account, Duties anyOf) external view returns (OrgId org);

    /// @notice As `actsFor`, and the organisation must hold every one of `roles`.
    function actsAs(address account, Duties anyOf, Roles roles) external view returns (OrgId org);

    /// @notice As `actsFor`, but the organisation may also be restricted: for acts that end risk instead of taking it.
    function servesFor(address account, Duties anyOf) external view returns (OrgId org);

    /// @notice As `servesFor`, and the organisation must hold every one of `roles`.
    function servesAs(address account, Duties anyOf, Roles roles) external view returns (OrgId org);

    /// @notice The organisations of two accounts that both signed one act. Each account must have had one of the duties
    /// `anyOf` at the time that its side claims, even if it was revoked or expired since; after a revocation it counts for times up to
    /// `trustedUntil`, and for none where its key was declared lost. An account that is enrolled
    /// now also counts for times before its enrolment; the caller has to bound how far back a claim may lie. The
    /// giver's organisation may have any standing, so that nothing is trapped with it. The taker's organisation must be
    /// active now and hold every one of `roles`.
    function bothSides(
        address giver,
        uint48 givenAt,
        address taker,
        uint48 takenAt,
        Duties anyOf,
        Roles roles
    ) external view returns (OrgId from, OrgId to);

    /// @notice The organisation for which `maker` prepared and `checker` approved. Where the organisation is under dual
    /// control they must be different accounts of different, named people.
    function actTogether(address maker, address checker) external view returns (OrgId org);

    /// @notice The organisation that enrolled the account, now or before; zero if none did. Says nothing about duties
    /// or about the standing of the organisation.
    function orgOf(address account) external view returns (OrgId org);

    /// @notice Whether the account has a duty, has not expired, and its organisation is not expelled.
    function isHonoured(address account) external view returns (bool);

    /// @notice What the contract stores of an organisation.
    function organisations(
        OrgId org
    ) external view returns (Standing standing, bool dualControl, Roles roles, address votingAccount);

    /// @notice Where an organisation stands.
    function standingOf(OrgId org) external view returns (Standing);

    /// @notice The account that executes what the Council decided: its timelock.
    function council() external view returns (address);

    /// @notice How many organisations were ever admitted; also the number of the last one.
    function organisationCount() external view returns (uint32);
}
