// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ResourceStatus} from "../../../contracts/data/ICatalog.sol";
import {IAgreements} from "../../../contracts/data/IAgreements.sol";
import {AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {AgreementsModel} from "./AgreementsModel.sol";

/// @notice How agreements come about and end, and what the owner does with the resource meanwhile. What each act does is said before it is
/// tried.
abstract contract AgreementsWork is AgreementsModel {
    uint256 public tried;
    uint256 public unexpected;
    bytes4 public lastUnexpected;
    mapping(bytes32 act => uint256) public done;

    /* NEGOTIATED */

    function propose(uint256 slot, bool byConsumer) external {
        slot = slot % SLOTS;
        AgreementTerms memory t = terms[slot];
        bytes memory signature = signed(t, byConsumer ? _maker(slot) : "Grid: maker");
        bytes memory data =
            byConsumer
                ? abi.encodeCall(INegotiations.request, (t, signature))
                : abi.encodeCall(INegotiations.offer, (t, signature));
        bool fits = ghosts[slot].state == AgreementState.None && block.timestamp <= t.end;
        if (!_try("propose", OUTSIDER, data, fits)) return;
        ghosts[slot].state = byConsumer ? AgreementState.Requested : AgreementState.Offered;
        if (isPriced(slot)) agreements.openEscrow(t, prices[offerAt(slot)]);
    }

    function agree(uint256 slot) external {
        slot = slot % SLOTS;
        AgreementTerms memory t = terms[slot];
        AgreementState now_ = stateNow(slot);
        bytes memory signature = signed(t, now_ == AgreementState.Offered ? _maker(slot) : "Grid: maker");
        bool open_ = now_ == AgreementState.Requested || now_ == AgreementState.Offered;
        bool fits = open_ && status == ResourceStatus.Active && !isTaken(slot);
        if (!_try("agree", OUTSIDER, abi.encodeCall(INegotiations.agree, (t, signature)), fits)) return;
        ghosts[slot].state = t.subject == address(0) ? AgreementState.Active : AgreementState.Agreed;
    }

    function consentTo(uint256 slot) external {
        slot = slot % SLOTS;
        AgreementTerms memory t = terms[slot];
        bytes memory data = abi.encodeCall(INegotiations.consent, (t, LATER, consentOf(t, LATER)));
        bool fits = stateNow(slot) == AgreementState.Agreed && t.subject != address(0);
        if (_try("consent", OUTSIDER, data, fits)) ghosts[slot].state = AgreementState.Active;
    }

    /// @dev All at once, so that sequences come far.
    function concludeFor(uint256 slot) external {
        slot = slot % SLOTS;
        AgreementTerms memory t = terms[slot];
        bool named = t.subject != address(0);
        bytes memory data = abi.encodeCall(
            INegotiations.conclude,
            (t, signed(t, _maker(slot)), signed(t, "Grid: maker"), LATER, named ? consentOf(t, LATER) : bytes(""))
        );
        AgreementState now_ = stateNow(slot);
        bool proposed = now_ == AgreementState.Requested || now_ == AgreementState.Offered;
        bool fits = proposed || (now_ == AgreementState.None && block.timestamp <= t.end);
        fits = fits && status == ResourceStatus.Active && !isTaken(slot);
        if (!_try("conclude", OUTSIDER, data, fits)) return;
        ghosts[slot].state = AgreementState.Active;
        // Of a proposal it was opened then.
        if (isPriced(slot) && !proposed) agreements.openEscrow(t, prices[offerAt(slot)]);
    }

    /* ENDED */

    function pauseOrEnd(uint256 slot, uint256 act) external {
        slot = slot % SLOTS;
        AgreementTerms memory t = terms[slot];
        AgreementState now_ = stateNow(slot);
        bool runs = now_ == AgreementState.Active || now_ == AgreementState.Suspended;
        act = act % 24;
        if (act < 8) {
            bytes memory data = abi.encodeCall(IAgreements.suspend, (t, REASON));
            return _move("suspend", slot, grid.maker, data, now_ == AgreementState.Active, AgreementState.Suspended);
        }
        if (act < 21) {
            bytes memory data = abi.encodeCall(IAgreements.resume, (t, REASON));
            return _move("resume", slot, grid.maker, data, now_ == AgreementState.Suspended, AgreementState.Active);
        }
        if (act == 21) {
            bytes memory data = abi.encodeCall(IAgreements.retire, (t, REASON));
            return _move("retire", slot, grid.maker, data, runs, AgreementState.Retired);
        }
        if (act == 22) {
            bytes memory data = abi.encodeCall(IAgreements.revoke, (t, REASON));
            bool fits = ghosts[slot].state <= AgreementState.Suspended && t.subject != address(0);
            return _move("revoke", slot, accountOf(SUBJECT), data, fits, AgreementState.Revoked);
        }
        bytes memory last = abi.encodeCall(INegotiations.terminate, (t, REASON));
        bool early = goesOn(slot) && !runs;
        _move("terminate", slot, grid.maker, last, early, AgreementState.Terminated);
    }

    /* THE OWNER'S */

    function publishNext() external {
        if (versions == 5) return;
        publish(++versions);
    }

    function revokeVersion(uint32 version) external {
        if (version % 16 != 0) return;
        version = (version >> 4) % 7;
        bytes memory data = abi.encodeCall(catalog.revokeVersion, (resource, version, REASON));
        vm.prank(grid.maker);
        (bool ok, ) = address(catalog).call(data);
        if (ok) revoked[version] = true;
    }

    function turn(uint256 seed) external {
        bool active = status == ResourceStatus.Active;
        if (active && seed % 8 != 0) return;
        status = active ? ResourceStatus.Suspended : ResourceStatus.Active;
        setStatus(status);
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 12 hours));
    }

    /* INTERNAL */

    function _maker(uint256 slot) internal view returns (string memory) {
        return terms[slot].consumer == lab.id ? "Lab: maker" : "Bank: maker";
    }

    function _move(bytes32 act, uint256 slot, address by, bytes memory data, bool fits, AgreementState to) private {
        AgreementState from = stateNow(slot);
        if (!_try(act, by, data, fits)) return;
        ghosts[slot].state = to;
        ghosts[slot].endedSuspended = from == AgreementState.Suspended && to != AgreementState.Active;
        if (uint8(to) > uint8(AgreementState.Suspended)) ghosts[slot].endedAt = block.timestamp;
    }

    function _try(bytes32 act, address by, bytes memory data, bool fits) internal returns (bool ok) {
        tried++;
        vm.prank(by);
        (ok, ) = address(agreements).call(data);
        if (ok) done[act]++;
        if (ok == fits) return ok;
        unexpected++;
        lastUnexpected = bytes4(data);
    }
}
