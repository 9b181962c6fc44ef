// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IERC7943MultiToken} from "./IERC7943MultiToken.sol";
import {Ledger} from "./Ledger.sol";
import {LedgerActs} from "./LedgerActs.sol";
import {LedgerState} from "./LedgerState.sol";
import {ANY_DUTY} from "../types/Duties.sol";

/// @title TransferRules
/// @notice Documented in IERC7943MultiToken. Here: what can be sent, received and transferred. Nothing here reverts.
abstract contract TransferRules is Ledger {
    using LedgerActs for LedgerState;

    /// @inheritdoc IERC7943MultiToken
    function canSend(address account) external view returns (bool) {
        try MEMBERS.requireGiving(account) {
            return true;
        } catch {
            return false;
        }
    }

    /// @inheritdoc IERC7943MultiToken
    function canReceive(address account) external view returns (bool) {
        try MEMBERS.actsFor(account, ANY_DUTY) {
            return true;
        } catch {
            return false;
        }
    }

    /// @inheritdoc IERC7943MultiToken
    function getFrozenTokens(address account, uint256 id) external view returns (uint256) {
        return _state.holdings[id][account].word.frozen();
    }

    /// @inheritdoc IERC7943MultiToken
    function canTransfer(address from, address to, uint256 id, uint256 amount) external view returns (bool) {
        return _state.canTransfer(MEMBERS, from, to, id, amount);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) external pure returns (bool) {
        return
            interfaceId == type(IERC165).interfaceId ||
            interfaceId == type(IERC1155).interfaceId ||
            interfaceId == type(IERC7943MultiToken).interfaceId;
    }
}
