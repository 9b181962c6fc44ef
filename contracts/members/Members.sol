// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Holders} from "./Holders.sol";
import {Account, Admission, Ended, IMembers, Organisation, Standing} from "./IMembers.sol";
import {Seats} from "./Seats.sol";
import {ADMIN, ANY_DUTY, Duties, NO_DUTIES} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {Roles} from "../types/Roles.sol";

/// @title Members
/// @notice Documented in IMembers. Here: how organisations come and go, and who sets their accounts.
contract Members is Holders, Seats {
    /// @notice How far back an organisation may declare a key of its own lost; the Council may further.
    uint48 public constant MAX_BACKDATING = 30 days;

    /// @inheritdoc IMembers
    address public immutable council;
    /// @inheritdoc IMembers
    uint32 public organisationCount;

    mapping(bytes32 nameHash => OrgId org) public orgByNameHash;

    /// @param council_ Timelock of the Council, the only one who admits, restricts and expels.
    /// @param founders The first members; without one there would be nobody to vote.
    constructor(address council_, Admission[] memory founders) EIP712("Tallystick Members", "1") {
        require(council_ != address(0), Members_NoCouncil());
        council = council_;
        for (uint256 i = 0; i < founders.length; i++) _admit(founders[i]);
    }

    modifier onlyCouncil() {
        require(msg.sender == council, Members_NotCouncil(msg.sender));
        _;
    }

    /* COUNCIL */

    /// @inheritdoc IMembers
    function admit(Admission calldata admission) external onlyCouncil returns (OrgId org) {
        return _admit(admission);
    }

    /// @inheritdoc IMembers
    function setRoles(OrgId org, Roles roles) external onlyCouncil {
        _requireMember(org);
        _organisations[org].roles = roles;
        emit RolesSet(org, roles);
    }

    /// @inheritdoc IMembers
    function setStanding(OrgId org, Standing to) external onlyCouncil {
        Standing from = _organisations[org].standing;
        require(from != Standing.None, Members_UnknownOrganisation(org));
        require(
            from != Standing.Expelled && to != Standing.None && to != from,
            Members_StandingForbidden(org, from, to)
        );

        if (from == Standing.Active) _transferVotingUnits(_seat(org), address(0), 1);
        if (to == Standing.Active) _transferVotingUnits(address(0), _seat(org), 1);
        _organisations[org].standing = to;
        emit StandingSet(org, from, to);
    }

    /// @inheritdoc IMembers
    function setDualControl(OrgId org, bool required) external onlyCouncil {
        _requireMember(org);
        _organisations[org].dualControl = required;
        emit DualControlSet(org, required);
    }

    /// @inheritdoc IMembers
    function recover(OrgId org, address lost, address replacement, bytes20 person) external onlyCouncil {
        _requireMember(org);
        if (lost != address(0)) {
            require(accounts[lost].org == org, Members_AccountOfOther(lost, accounts[lost].org));
            _end(org, lost, 0);
        }
        _enrol(org, replacement, ADMIN, 0, person);
        if (_organisations[org].votingAccount == lost) _setVotingAccount(org, replacement);
        emit Recovered(org, lost, replacement);
    }

    /// @inheritdoc IMembers
    function endAccount(address account, uint48 trustedUntil) external onlyCouncil {
        OrgId org = accounts[account].org;
        require(!org.isNull(), Members_NotEnrolled(account));
        bool carries = _organisations[org].votingAccount == account && !accounts[account].duties.isNone();
        require(!carries || _organisations[org].standing != Standing.Active, Members_CarriesVote(account));

        _end(org, account, trustedUntil);
    }

    /* ORGANISATIONS */

    /// @inheritdoc IMembers
    function enrol(address account, Duties duties, uint48 validUntil, bytes20 person) external {
        _enrol(actsFor(msg.sender, ADMIN), account, duties, validUntil, person);
    }

    /// @inheritdoc IMembers
    function revoke(address account, uint48 trustedUntil) external {
        OrgId org = _servesFor(msg.sender, ADMIN);
        require(accounts[account].org == org, Members_AccountOfOther(account, accounts[account].org));
        require(_organisations[org].votingAccount != account, Members_CarriesVote(account));
        if (trustedUntil != 0 && uint256(trustedUntil) + MAX_BACKDATING < block.timestamp) {
            revert Members_TrustedTooEarly(account, trustedUntil, block.timestamp - MAX_BACKDATING);
        }

        require(_end(org, account, trustedUntil), Members_NotEnrolled(account));
    }

    /// @inheritdoc IMembers
    function setVotingAccount(address account) external {
        OrgId org = actsFor(msg.sender, ADMIN);
        require(actsFor(account, ANY_DUTY) == org, Members_AccountOfOther(account, accounts[account].org));
        _requireNoEnd(account, accounts[account].validUntil);
        _setVotingAccount(org, account);
    }

    /* VOTES */

    /// @dev A seat has a vote while its organisation is active.
    function _getVotingUnits(address seat) internal view override returns (uint256) {
        return _organisations[OrgId.wrap(uint32(uint160(seat)))].standing == Standing.Active ? 1 : 0; // only asked for seats
    }

    /* INTERNAL */

    function _admit(Admission memory admission) private returns (OrgId org) {
        require(bytes(admission.name).length != 0, Members_NameEmpty());
        bytes32 nameHash = keccak256(bytes(admission.name));
        require(orgByNameHash[nameHash].isNull(), Members_NameTaken(admission.name, orgByNameHash[nameHash]));

        org = OrgId.wrap(++organisationCount);
        orgByNameHash[nameHash] = org;
        _organisations[org] = Organisation(Standing.Active, false, admission.roles, address(0), 0);
        emit Admitted(org, admission.name, admission.roles, admission.admin);
        _enrol(org, admission.admin, ADMIN, 0, admission.person);
        _transferVotingUnits(address(0), _seat(org), 1);
        _setVotingAccount(org, admission.admin);
    }

    function _enrol(OrgId org, address account, Duties duties, uint48 validUntil, bytes20 person) private {
        OrgId former = accounts[account].org;
        require(account != address(0), Members_ZeroAccount());
        require(former.isNull() || former == org, Members_AccountOfOther(account, former));
        uint48 trustedUntil = ended[account].trustedUntil;
        require(trustedUntil == 0, Members_AccountEnded(account, trustedUntil));
        require(
            !duties.isNone() && Duties.unwrap(duties) <= Duties.unwrap(ANY_DUTY),
            Members_DutiesInvalid(account, duties)
        );
        require(validUntil == 0 || validUntil >= block.timestamp, Members_ValidityPast(account, validUntil));
        if (_organisations[org].votingAccount == account) _requireNoEnd(account, validUntil);

        accounts[account] = Account(org, duties, validUntil, person);
        emit Enrolled(org, account, duties, validUntil, person);
    }

    /// @dev Of an account that ended before, the time until which it is trusted can become earlier, never later.
    /// @param until 0 for now.
    /// @return done False, and nothing changes, where it ended before and was trusted no longer than until then.
    function _end(OrgId org, address account, uint48 until) private returns (bool done) {
        require(until <= block.timestamp, Members_TrustedInFuture(account, until, block.timestamp));
        if (until == 0) until = uint48(block.timestamp); // fits for eight million years
        Duties duties = accounts[account].duties;
        if (duties.isNone()) {
            if (until >= ended[account].trustedUntil) return false;
            duties = ended[account].duties;
        }

        ended[account] = Ended(duties, until, until < block.timestamp);
        accounts[account].duties = NO_DUTIES;
        emit Revoked(org, account, until);
        return true;
    }

    /// @dev A vote whose account expires would count in every majority and be cast by nobody.
    function _requireNoEnd(address account, uint48 validUntil) private pure {
        require(validUntil == 0, Members_VoteExpires(account, validUntil));
    }

    function _setVotingAccount(OrgId org, address account) private {
        _organisations[org].votingAccount = account;
        emit VotingAccountSet(org, account);
        _delegate(_seat(org), account);
    }

    function _requireMember(OrgId org) private view {
        Standing standing = _organisations[org].standing;
        require(standing != Standing.None, Members_UnknownOrganisation(org));
        require(standing != Standing.Expelled, Members_Expelled(org));
    }
}
